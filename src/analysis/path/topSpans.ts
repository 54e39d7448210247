/** Which span to continue with when no ancestor runs: the search through all spans of a trace, backwards. */
import { sortByNumber } from '../../base/sortByNumber.ts';
import { NONE, type SpanColumns } from '../../model/trace.ts';
import type { Blocking } from './blocking.ts';

/**
 * Answers questions about ever earlier times. Only asks spans that may run while their parent does not: those
 * that nobody waits for, and those that stick out.
 */
export class TopSpans {
  readonly #spans: SpanColumns;
  readonly #blocking: Blocking;
  /** By end, ascending. */
  readonly #byEnd: Int32Array;
  /** The number of spans whose ends are earlier than the time that was last asked for. */
  #left: number;
  /** The earliest of those passed so far: of the spans that nobody waits for, and of the others. */
  #free: number = NONE;
  #waitedFor: number = NONE;

  constructor(spans: SpanColumns, blocking: Blocking) {
    this.#spans = spans;
    this.#blocking = blocking;
    this.#byEnd = findTopSpans(spans, blocking);
    sortByNumber(this.#byEnd, blocking.end);
    this.#left = this.#byEnd.length;
  }

  /** In µs. */
  get latestEnd(): number {
    return this.#byEnd.length === 0 ? 0 : this.#blocking.end[this.#byEnd[this.#byEnd.length - 1]];
  }

  /**
   * Returns a span that runs just before a time, or NONE: first those that nobody waits for, of these the one
   * that starts first. A span that was passed and starts at or after the time can never be the answer again,
   * and neither can a later one; so the earliest is all that needs to be kept.
   */
  runningBefore(time: number): number {
    const { start } = this.#spans;
    const { end } = this.#blocking;
    while (this.#left > 0 && end[this.#byEnd[this.#left - 1]] >= time) {
      const span = this.#byEnd[--this.#left];
      if (this.#isWaitedFor(span)) {
        if (this.#waitedFor === NONE || startsFirst(this.#spans, span, this.#waitedFor))
          this.#waitedFor = span;
      } else if (this.#free === NONE || startsFirst(this.#spans, span, this.#free)) {
        this.#free = span;
      }
    }
    if (this.#free !== NONE && start[this.#free] < time) return this.#free;
    return this.#waitedFor !== NONE && start[this.#waitedFor] < time ? this.#waitedFor : NONE;
  }

  /** Returns the latest end before the time that was last asked for, or −1. */
  previousEnd(): number {
    return this.#left === 0 ? -1 : this.#blocking.end[this.#byEnd[this.#left - 1]];
  }

  #isWaitedFor(span: number): boolean {
    return this.#spans.parent[span] !== NONE && this.#blocking.isDetached[span] === 0;
  }
}

/** All spans but those within their parents, which run whenever they do. In the order of the trace. */
function findTopSpans({ count, start, parent }: SpanColumns, { end, isDetached }: Blocking): Int32Array {
  const top = new Int32Array(count);
  let found = 0;
  for (let span = 0; span < count; span++) {
    const above = parent[span];
    const isWithin =
      above !== NONE && isDetached[span] === 0 && start[span] >= start[above] && end[span] <= end[above];
    if (!isWithin) top[found++] = span;
  }
  return top.slice(0, found);
}

/** Compares by start, then by id, then by place in the trace. */
export function startsFirst({ start, id }: SpanColumns, span: number, other: number): boolean {
  if (start[span] !== start[other]) return start[span] < start[other];
  return id[span] === id[other] ? span < other : id[span] < id[other];
}

/** By how much, at most, a trace would be shorter without a span. */
import { firstAbove } from '../../base/bisect.ts';
import { sortByNumber } from '../../base/sortByNumber.ts';
import { roundToNanos } from '../../model/build/times.ts';
import { NONE, type SpanColumns } from '../../model/trace.ts';
import { type CriticalPath, PathArrival } from './criticalPath.ts';

/**
 * Returns by how much, at most, the window would be shorter if a span and all that it waits for took no time,
 * in µs; 0 if the path does not pass it. It is the time from where the path reaches the span back to its
 * start, or to the latest end of another span that its parent waits for: without the one, it would have
 * waited for the other. A child cannot help more than its parent. Linear, except for sorting roots.
 *
 *     root    |================|
 *       a      |=======|
 *       b         |=======|        helps by at most 4: without it, `a` decides
 */
export function computeDrags(spans: SpanColumns, path: CriticalPath): Float64Array {
  const { count, start, parent } = spans;
  const { reached, arrival, window } = path;
  const rivals = new Rivals(spans, path);
  const drag = new Float64Array(count);
  for (let span = 0; span < count; span++) {
    if (reached[span] < 0) continue;
    const rivalEnd = rivals.endOf(span);
    drag[span] = roundToNanos(reached[span] - Math.max(start[span], window.start, rivalEnd));
    if (arrival[span] === PathArrival.awaited && drag[parent[span]] < drag[span]) {
      drag[span] = drag[parent[span]];
    }
  }
  return drag;
}

/** Finds who would have decided without a span; returns 0 if there is none. */
class Rivals {
  readonly #spans: SpanColumns;
  readonly #path: CriticalPath;
  /** Where each span is among `blocking.children`. */
  readonly #place: Int32Array;
  /** Roots and orphans by end; none if they do not count in the window. */
  readonly #roots: Int32Array;
  readonly #rootEnds: Float64Array;

  constructor(spans: SpanColumns, path: CriticalPath) {
    const { children, end } = path.blocking;
    this.#spans = spans;
    this.#path = path;
    this.#place = new Int32Array(spans.count);
    for (let place = 0; place < children.length; place++) this.#place[children[place]] = place;
    this.#roots = path.kind === 'trace' ? listRoots(spans) : new Int32Array(0);
    sortByNumber(this.#roots, end);
    this.#rootEnds = Float64Array.from(this.#roots, (root) => end[root]);
  }

  /** Of a span that launched others, nobody else's end is known to matter. */
  endOf(span: number): number {
    const arrival = this.#path.arrival[span];
    if (arrival === PathArrival.awaited) return this.#siblingEnd(span);
    if (arrival === PathArrival.launcher) return 0;
    return this.#spans.parent[span] === NONE ? this.#otherRootEnd(span) : this.#launcherEnd(span);
  }

  /** Siblings that end no later than a span, but do not begin when it has ended. */
  #siblingEnd(span: number): number {
    const { start, parent } = this.#spans;
    const { firstChild, children, effectiveEnd } = this.#path.blocking;
    const time = effectiveEnd[span];
    const last = firstChild[parent[span] + 1];
    for (let place = this.#place[span] + 1; place < last; place++) {
      if (effectiveEnd[children[place]] > time) break;
      if (start[children[place]] < time) return time;
    }
    for (let place = this.#place[span] - 1; place >= firstChild[parent[span]]; place--) {
      const end = effectiveEnd[children[place]];
      if (end <= start[parent[span]]) break;
      if (start[children[place]] < time) return end;
    }
    return 0;
  }

  #otherRootEnd(root: number): number {
    const time = this.#path.reached[root];
    let place = firstAbove(this.#rootEnds, time) - 1;
    while (place >= 0 && (this.#roots[place] === root || this.#spans.start[this.#roots[place]] >= time))
      place--;
    return place < 0 ? 0 : this.#rootEnds[place];
  }

  #launcherEnd(span: number): number {
    const end = this.#path.blocking.end[this.#spans.parent[span]];
    return this.#path.kind === 'trace' && end <= this.#path.reached[span] ? end : 0;
  }
}

function listRoots({ count, subtreeEnd }: SpanColumns): Int32Array {
  const roots: number[] = [];
  for (let root = 0; root < count; root = subtreeEnd[root]) roots.push(root);
  return Int32Array.from(roots);
}

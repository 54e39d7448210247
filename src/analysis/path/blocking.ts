/** Which children a span waits for, and until when. */
import { sortByNumber } from '../../base/sortByNumber.ts';
import { roundToNanos } from '../../model/build/times.ts';
import { NONE, type SpanColumns, SpanFlag, SpanKind } from '../../model/trace.ts';

/** What the computation needs to know of spans in depth-first order. */
export type WaitingTree = Pick<SpanColumns, 'count' | 'start' | 'duration' | 'parent' | 'kind' | 'flags'>;

/** By span. */
export interface Blocking {
  /** Rounded to nanoseconds, so that spans that touch have equal times. */
  readonly end: Float64Array;
  /** 1 for a child that its parent does not wait for; 0 for all others, and for roots and orphans. */
  readonly isDetached: Uint8Array;
  /**
   * Until when the parent waits: its own end, but no later than the parent's effective end. The own end of a
   * span that nobody waits for.
   */
  readonly effectiveEnd: Float64Array;
  /**
   * The children that span s waits for are `children[firstChild[s]]` up to `children[firstChild[s + 1] - 1]`,
   * by effective end, then in the order of the trace.
   */
  readonly firstChild: Int32Array;
  readonly children: Int32Array;
}

/** Clocks differ, and a span may be ended a little after its answer was sent: at least this much, in µs. */
const LEAST_TOLERANCE = 1000;
/** The same as a part of the parent. */
const TOLERATED_SHARE = 100;

/** One loop from the top: a parent has its effective end before its children need it. */
export function computeBlocking(spans: WaitingTree): Blocking {
  const { count, start, duration, parent } = spans;
  const end = new Float64Array(count);
  const effectiveEnd = new Float64Array(count);
  const isDetached = new Uint8Array(count);
  const firstChild = new Int32Array(count + 1);
  for (let span = 0; span < count; span++) {
    end[span] = roundToNanos(start[span] + duration[span]);
    effectiveEnd[span] = end[span];
    const above = parent[span];
    if (above === NONE) continue;
    if (isLaunched(spans, end, span, above)) {
      isDetached[span] = 1;
      continue;
    }
    if (effectiveEnd[above] < end[span]) effectiveEnd[span] = effectiveEnd[above];
    firstChild[above + 1]++;
  }
  for (let span = 0; span < count; span++) firstChild[span + 1] += firstChild[span];
  const children = new Int32Array(firstChild[count]);
  const next = firstChild.slice();
  for (let span = 0; span < count; span++) {
    if (parent[span] !== NONE && isDetached[span] === 0) children[next[parent[span]]++] = span;
  }
  for (let span = 0; span < count; span++) {
    if (firstChild[span + 1] - firstChild[span] > 1) {
      sortByNumber(children, effectiveEnd, firstChild[span], firstChild[span + 1]);
    }
  }
  return { end, isDetached, effectiveEnd, firstChild, children };
}

/** Returns whether the parent started the child, but cannot have waited for it. */
function isLaunched(
  { start, duration, kind, flags }: WaitingTree,
  end: Float64Array,
  child: number,
  parent: number,
): boolean {
  if ((flags[child] & SpanFlag.followsParent) !== 0) return true;
  if (kind[parent] === SpanKind.producer && kind[child] === SpanKind.consumer) return true;
  if (start[child] >= end[parent]) return true;
  if (start[child] >= start[parent] && end[child] <= end[parent]) return false;
  const tolerance = Math.max(LEAST_TOLERANCE, duration[parent] / TOLERATED_SHARE);
  return (
    roundToNanos(end[child] - end[parent]) > tolerance ||
    roundToNanos(start[parent] - start[child]) > tolerance
  );
}

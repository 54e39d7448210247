/** Visits spans in order of self time: the longest first, equal ones in the order of the trace. */

import type { SpanIndex } from '../model/trace.ts';
import { asSpanIndex } from '../model/trace.ts';

/**
 * Returns the span of [first, end) that follows another one in that order, or precedes it; without another
 * one, the longest. Undefined if there is none. Makes one pass and uses no memory, because sorting a million
 * spans would block the page.
 */
export function nextBySelfTime(
  selfTime: Float64Array,
  { first, end }: { readonly first: number; readonly end: number },
  after: SpanIndex | undefined,
  direction: 1 | -1,
): SpanIndex | undefined {
  let best = -1;
  for (let span = first; span < end; span++) {
    if (after !== undefined && !isBefore(after, span, direction)) continue;
    if (best < 0 || isBefore(span, best, direction)) best = span;
  }
  return best < 0 ? undefined : asSpanIndex(best);

  /** Returns whether the first of two comes earlier in the order, or later when going backwards. */
  function isBefore(one: number, other: number, way: 1 | -1): boolean {
    const difference = selfTime[one] - selfTime[other];
    if (difference !== 0) return way === 1 ? difference > 0 : difference < 0;
    return way === 1 ? one < other : one > other;
  }
}

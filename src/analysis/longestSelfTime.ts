/** Spans in order of the time that they spent themselves: the longest first, equal ones as they stand in the trace. */

import type { SpanIndex } from '../model/trace.ts';
import { asSpanIndex } from '../model/trace.ts';

/**
 * The span of [first, end) that follows another one in that order, or comes before it; without another one the longest of all.
 * Undefined where there is none. One pass and no memory: sorting a million spans would hold the page up.
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

  /** Whether the first of two comes earlier in the order, or later where the way goes back. */
  function isBefore(one: number, other: number, way: 1 | -1): boolean {
    const difference = selfTime[one] - selfTime[other];
    if (difference !== 0) return way === 1 ? difference > 0 : difference < 0;
    return way === 1 ? one < other : one > other;
  }
}

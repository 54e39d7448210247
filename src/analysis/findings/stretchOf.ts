/** The time from the first start to the last end of some spans. */
import { roundToNanos } from '../../model/build/times.ts';
import type { Microseconds, Trace } from '../../model/trace.ts';

export function stretchOf(
  { spans: { start, duration } }: Trace,
  spans: readonly number[],
): { readonly start: Microseconds; readonly end: Microseconds } {
  let first = Number.POSITIVE_INFINITY;
  let last = 0;
  for (const span of spans) {
    first = Math.min(first, start[span]);
    last = Math.max(last, start[span] + duration[span]);
  }
  return { start: first, end: roundToNanos(last) };
}

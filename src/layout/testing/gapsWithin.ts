/** Generates idle time for tests: gaps that idleGapsInSteps might find in a trace of a given duration. */
import fc from 'fast-check';
import { LEAST_GAP_SHARE } from '../../model/build/idleGaps.ts';
import type { TimeRange } from '../../model/timeRange.ts';

/** Up to twelve gaps, ascending and disjoint, each with at least the least share of the duration (µs). */
export function gapsWithin(duration: number): fc.Arbitrary<readonly TimeRange[]> {
  const part = fc.tuple(
    fc.double({ min: 1e-6, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  );
  return fc.array(part, { maxLength: 12 }).map((parts) => {
    const gaps: TimeRange[] = [];
    const total = parts.reduce((sum, [live, idle]) => sum + live + idle, 1);
    let time = 0;
    for (const [live, idle] of parts) {
      const start = time + (live / total) * duration;
      time = start + (idle / total) * duration;
      if (time - start >= LEAST_GAP_SHARE * duration) gaps.push({ start, end: time });
    }
    return gaps;
  });
}

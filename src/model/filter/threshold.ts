/** A minimum duration; shorter spans are hidden. */
import { formatDuration } from '../../base/formatDuration.ts';
import type { Microseconds, Trace } from '../trace.ts';
import type { HidingWay } from './hidingWay.ts';

/** A time, or a percentage of the trace's duration. Greater than 0. */
export type Threshold =
  | { readonly unit: 'time'; readonly micros: Microseconds }
  | { readonly unit: 'share'; readonly percent: number };

/** undefined: spans of any length are shown. */
export const hidingShort: HidingWay<Threshold | undefined> = {
  nothing: undefined,
  describe: (threshold) => (threshold === undefined ? '' : `shorter than ${describeThreshold(threshold)}`),
  prepare: (trace, threshold) => {
    const least = thresholdMicros(trace, threshold);
    const { duration } = trace.spans;
    if (least === 0) return undefined;
    return (passing, from, to) => hideShort(duration, least, passing, from, to);
  },
};

function hideShort(
  duration: Float64Array,
  least: number,
  passing: Uint8Array,
  from: number,
  to: number,
): void {
  for (let span = from; span < to; span++) if (duration[span] < least) passing[span] = 0;
}

function describeThreshold(threshold: Threshold): string {
  const text = formatThreshold(threshold);
  return threshold.unit === 'share' ? `${text} of the trace` : text;
}

/** Formats `5 ms` or `0.2%`, without trailing zeros. */
export function formatThreshold(threshold: Threshold): string {
  if (threshold.unit === 'share') return `${threshold.percent}%`;
  return formatDuration(threshold.micros)
    .replace(/(\.\d*?)0+(?= )/, '$1')
    .replace(/\.(?= )/, '');
}

/** Returns the duration in µs below which spans are hidden; 0 without a threshold. */
export function thresholdMicros(trace: Trace, threshold: Threshold | undefined): Microseconds {
  if (threshold === undefined) return 0;
  return threshold.unit === 'time' ? threshold.micros : (trace.duration * threshold.percent) / 100;
}

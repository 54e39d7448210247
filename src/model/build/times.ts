/** Starts and durations of arrived spans on the trace's own clock. */
import type { TraceBuilder } from './traceBuilder.ts';

export interface ArrivedTimes {
  /** The earliest known start, in whole microseconds since 1970; 0 if none is known. */
  readonly startUnixMicros: number;
  /** Counted from `startUnixMicros`; Infinity if unknown. */
  readonly start: Float64Array;
  /** At least 0. */
  readonly duration: Float64Array;
}

/** Half a nanosecond: the most by which two sums of the same times may differ. */
export const TIME_TOLERANCE = 0.0005;

export function computeArrivedTimes(builder: TraceBuilder): ArrivedTimes {
  const micros = builder.spans.startMicros.view();
  const nanos = builder.spans.startNanos.view();
  const durations = builder.spans.duration.view();
  let startUnixMicros = Number.POSITIVE_INFINITY;
  for (let span = 0; span < micros.length; span++) {
    if (micros[span] > 0 && micros[span] < startUnixMicros) startUnixMicros = micros[span];
  }
  if (startUnixMicros === Number.POSITIVE_INFINITY) startUnixMicros = 0;
  const start = new Float64Array(micros.length);
  const duration = new Float64Array(micros.length);
  for (let span = 0; span < micros.length; span++) {
    start[span] =
      micros[span] > 0 ? joinMicros(micros[span] - startUnixMicros, nanos[span]) : Number.POSITIVE_INFINITY;
    duration[span] = Math.max(durations[span], 0);
  }
  return { startUnixMicros, start, duration };
}

/**
 * Joins microseconds and nanoseconds into one number. Rounded only once if the sum in nanoseconds is exact
 * (up to 104 days), so 1 and 234 make exactly 1.234.
 */
export function joinMicros(micros: number, nanos: number): number {
  if (nanos === 0) return micros;
  const total = micros * 1000 + nanos;
  return Number.isSafeInteger(total) ? total / 1000 : micros + nanos / 1000;
}

/** Removes rounding errors from sums of fractions: 1000.7890000000001 becomes 1000.789. */
export function roundToNanos(micros: number): number {
  const nanos = Math.round(micros * 1000);
  return Number.isSafeInteger(nanos) ? nanos / 1000 : micros;
}

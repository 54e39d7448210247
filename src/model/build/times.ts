/** Starts and durations of arrived spans on the trace's own clock. */
import { Era, eraOf, judgeTimes, LONGEST_DURATION } from '../plausibleTime.ts';
import { SpanFlag } from '../trace.ts';
import type { TraceBuilder } from './traceBuilder.ts';

export interface ArrivedTimes {
  /** The era of the trace's times; never `before`. */
  readonly era: Era;
  /**
   * The earliest known start (or known end of a span without a known start), in whole microseconds since
   * 1970; 0 if none is known.
   */
  readonly startUnixMicros: number;
  /** Counted from `startUnixMicros`; Infinity if unknown. */
  readonly start: Float64Array;
  /** At least 0; 0 if unknown. */
  readonly duration: Float64Array;
  /** Counted from `startUnixMicros`: the ends of spans with an unknown start and a known end. */
  readonly endOf: ReadonlyMap<number, number>;
  /** Bits of SpanFlag: missingStart, missingEnd, negativeDuration. */
  readonly flags: Uint16Array;
}

/** Half a nanosecond: the most by which two sums of the same times may differ. */
export const TIME_TOLERANCE = 0.0005;

export function computeArrivedTimes(builder: TraceBuilder): ArrivedTimes {
  const micros = builder.spans.startMicros.view();
  const nanos = builder.spans.startNanos.view();
  const came = builder.spans.duration.view();
  const era = findEra(micros, came);
  const start = new Float64Array(micros.length);
  const duration = new Float64Array(micros.length);
  const flags = new Uint16Array(micros.length);
  const unixEndOf = new Map<number, number>();
  let earliest = Number.POSITIVE_INFINITY;
  for (let span = 0; span < micros.length; span++) {
    const lasts = came[span];
    if (eraOf(micros[span]) === era && lasts >= 0 && lasts <= LONGEST_DURATION) {
      // Nearly every span.
      duration[span] = lasts;
      if (micros[span] < earliest) earliest = micros[span];
      continue;
    }
    const { isStartKnown, isEndKnown, isDurationKnown } = judgeTimes(micros[span], lasts, era);
    if (isDurationKnown) duration[span] = Math.max(lasts, 0);
    if (isDurationKnown && lasts < 0) flags[span] |= SpanFlag.negativeDuration;
    if (!isDurationKnown && !isEndKnown) flags[span] |= SpanFlag.missingEnd;
    if (isStartKnown) {
      earliest = Math.min(earliest, micros[span]);
      continue;
    }
    flags[span] |= SpanFlag.missingStart;
    if (!isEndKnown) continue;
    const end = micros[span] + lasts;
    unixEndOf.set(span, end);
    earliest = Math.min(earliest, Math.floor(end));
  }
  const startUnixMicros = earliest === Number.POSITIVE_INFINITY ? 0 : earliest;
  for (let span = 0; span < micros.length; span++) {
    start[span] =
      (flags[span] & SpanFlag.missingStart) === 0
        ? joinMicros(micros[span] - startUnixMicros, nanos[span])
        : Number.POSITIVE_INFINITY;
  }
  const endOf = new Map<number, number>();
  for (const [span, end] of unixEndOf) endOf.set(span, roundToNanos(end - startUnixMicros));
  return { era, startUnixMicros, start, duration, endOf, flags };
}

/** A trace is in calendar time if any of its starts or ends is. Usually the first span decides. */
function findEra(micros: Float64Array, durations: Float64Array): Era {
  let hasRelative = false;
  let hasBeyond = false;
  for (let span = 0; span < micros.length; span++) {
    const era = eraOf(micros[span]);
    if (era === Era.calendar) return era;
    if (eraOf(micros[span] + durations[span]) === Era.calendar) return Era.calendar;
    if (era === Era.relative) hasRelative = true;
    if (era === Era.beyond) hasBeyond = true;
  }
  return hasBeyond && !hasRelative ? Era.beyond : Era.relative;
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

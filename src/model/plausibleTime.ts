/**
 * Decides which times can be right. This is the one rule for starts, ends and durations that were never
 * written or are in the wrong unit: all times of a trace belong to one era, and a time from another era is
 * unknown.
 */
import type { Microseconds } from './trace.ts';

/** What a time is counted from, judged by its size. */
export const Era = {
  /** Years before 1970, when nothing was traced. */
  before: 0,
  /** Near 0: counted from an unknown moment, never written, or a date in seconds or milliseconds. */
  relative: 1,
  /** Between the years 2000 and 2255. */
  calendar: 2,
  /** Later than that: a date in nanoseconds, or one that was never set. */
  beyond: 3,
} as const;
export type Era = (typeof Era)[keyof typeof Era];

/** The year 2000. Nothing was traced before. */
const CALENDAR_START = 946_684_800_000_000;
/** The last whole microsecond that a number can hold, in the year 2255. */
const CALENDAR_END = Number.MAX_SAFE_INTEGER;

/** Ten years. No span takes longer, and no event is further away from its span. */
export const LONGEST_DURATION: Microseconds = 315_576_000_000_000;

const ONE_DAY: Microseconds = 86_400_000_000;

/** `micros` counts from 1970. */
export function eraOf(micros: number): Era {
  if (micros < -LONGEST_DURATION) return Era.before;
  if (micros < CALENDAR_START) return Era.relative;
  return micros <= CALENDAR_END ? Era.calendar : Era.beyond;
}

export interface KnownTimes {
  readonly isStartKnown: boolean;
  readonly isEndKnown: boolean;
  /** The difference of start and end is right, even if one cannot say when it was. */
  readonly isDurationKnown: boolean;
}

/**
 * Tells what is known about a stretch of time in a trace of this era. The start counts from 1970, in
 * microseconds; the duration is the one on the wire, perhaps negative, so `start + duration` is the end on
 * the wire.
 *
 *     start          end           in a trace in calendar time
 *     12:00:00       12:00:01      both are known
 *     0              12:00:01      the end is known
 *     12:00:00       0             the start is known
 *     5              8             only the duration is known
 *     0              0             nothing is known
 */
export function judgeTimes(start: number, duration: Microseconds, era: Era): KnownTimes {
  const end = start + duration;
  const endEra = eraOf(end);
  const startEra = eraOf(start);
  const isStartKnown = startEra === era;
  const isEndWritten = end !== 0 || (start === 0 && isStartKnown);
  const isDurationKnown = isEndWritten && startEra === endEra && duration <= LONGEST_DURATION;
  return {
    isStartKnown,
    isEndKnown: endEra === era && isEndWritten && (isDurationKnown || !isStartKnown),
    isDurationKnown,
  };
}

/**
 * Whether a time cannot belong to the stretch from `start` to `end`; all in microseconds from the same
 * moment.
 */
export function isFarFrom(time: Microseconds, start: Microseconds, end: Microseconds): boolean {
  return time < start - LONGEST_DURATION || time > end + LONGEST_DURATION;
}

const units = [
  ['nanoseconds', 0.001],
  ['milliseconds', 1000],
  ['seconds', 1_000_000],
] as const;

/** The unit in which this number, read as microseconds since 1970, would be within a day of `near`. */
export function unitOf(micros: number, near: number): (typeof units)[number][0] | undefined {
  return units.find(([, factor]) => Math.abs(micros * factor - near) < ONE_DAY)?.[0];
}

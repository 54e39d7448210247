/**
 * How long ago something was, as text. In a file of its own because only the result list needs its library.
 */
import { differenceInDays } from 'date-fns/differenceInDays';
import { differenceInHours } from 'date-fns/differenceInHours';
import { differenceInMinutes } from 'date-fns/differenceInMinutes';
import { differenceInMonths } from 'date-fns/differenceInMonths';
import { differenceInSeconds } from 'date-fns/differenceInSeconds';
import { differenceInYears } from 'date-fns/differenceInYears';
import type { Clock } from './clock.ts';

/** Whole units that have passed, largest first. */
const UNITS = [
  ['year', differenceInYears],
  ['month', differenceInMonths],
  ['day', differenceInDays],
  ['hour', differenceInHours],
  ['minute', differenceInMinutes],
] as const;

const formats = new Map<string, Intl.RelativeTimeFormat>();

/**
 * `2 min. ago`, in the locale's own words: by the time that has passed and not by the calendar, so that a
 * trace of 70 minutes ago is never of yesterday.
 */
export function formatRelative(unixMicros: number, clock: Clock): string {
  const then = unixMicros / 1000;
  const now = clock.now();
  let format = formats.get(clock.locale);
  if (format === undefined) {
    format = new Intl.RelativeTimeFormat(clock.locale, { style: 'short' });
    formats.set(clock.locale, format);
  }
  for (const [unit, countBetween] of UNITS) {
    const count = countBetween(then, now);
    if (count !== 0) return format.format(count, unit);
  }
  return format.format(differenceInSeconds(then, now) || -0, 'second');
}

/** Time ranges in words. */
import { parseLookback } from '../../../url/searchUrl.ts';
import type { Clock } from '../../shared/clock.ts';
import {
  formatDate,
  formatDateTime,
  formatDay,
  formatHourMinute,
  formatYear,
  offsetLabel,
} from '../../shared/formatTime.ts';

/** The ranges to choose from. */
export const lookbacks = ['5m', '15m', '30m', '1h', '2h', '3h', '6h', '12h', '24h', '2d'] as const;

const UNITS: Readonly<Record<string, string>> = { s: 'second', m: 'minute', h: 'hour', d: 'day', w: 'week' };

/** `Last 15 minutes`, `Last hour`. */
export function lookbackText(lookback: string): string {
  const count = Number.parseInt(lookback, 10);
  const unit = UNITS[lookback.slice(-1)] ?? lookback;
  return count === 1 ? `Last ${unit}` : `Last ${count} ${unit}s`;
}

/** Ranges wide enough apart to be worth another search; they go beyond those of the form. */
const WIDER = ['15m', '1h', '6h', '24h', '2d', '1w', '4w', '52w'] as const;

/** The next range that is clearly wider than this many microseconds; undefined beyond a year. */
export function widerLookback(micros: number): string | undefined {
  return WIDER.find((text) => lookbackMicros(text) > micros * 1.5);
}

/** Returns the microseconds of a lookback; 0 if it is none. */
export function lookbackMicros(text: string): number {
  const range = parseLookback(text);
  return range?.kind === 'lookback' ? range.micros : 0;
}

/**
 * `13:00 – 14:00`, with the days if they differ from today or from each other, and years other than this one.
 */
export function absoluteText(startUnixMicros: number, endUnixMicros: number, clock: Clock): string {
  const now = clock.now() * 1000;
  const dayOf = (unixMicros: number) =>
    formatYear(unixMicros, clock) === formatYear(now, clock)
      ? formatDay(unixMicros, clock)
      : formatDate(unixMicros, clock);
  const startDay = dayOf(startUnixMicros);
  const endDay = dayOf(endUnixMicros);
  const today = formatDay(now, clock);
  const start = formatHourMinute(startUnixMicros, clock);
  const end = formatHourMinute(endUnixMicros, clock);
  if (startDay !== endDay) return `${startDay} ${start} – ${endDay} ${end}`;
  return startDay === today ? `${start} – ${end}` : `${startDay} ${start} – ${end}`;
}

/** Both ends in full. */
export function fullRangeText(startUnixMicros: number, endUnixMicros: number, clock: Clock): string {
  const full = (unixMicros: number) =>
    `${formatDateTime(unixMicros, clock)} ${offsetLabel(unixMicros, clock)}`;
  return `${full(startUnixMicros)} – ${full(endUnixMicros)}`;
}

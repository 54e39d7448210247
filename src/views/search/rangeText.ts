/** Ranges of time in words. */

import type { Clock } from '../app/clock.ts';
import { formatDateTime, formatDay, formatHourMinute } from '../app/formatTime.ts';

/** The ranges to choose from. */
export const lookbacks = ['5m', '15m', '30m', '1h', '2h', '3h', '6h', '12h', '24h', '2d'] as const;

const UNITS: Readonly<Record<string, string>> = { s: 'second', m: 'minute', h: 'hour', d: 'day', w: 'week' };

/** `Last 15 minutes`, `Last hour`. */
export function lookbackText(lookback: string): string {
  const count = Number.parseInt(lookback, 10);
  const unit = UNITS[lookback.slice(-1)] ?? lookback;
  return count === 1 ? `Last ${unit}` : `Last ${count} ${unit}s`;
}

/** The next wider range than this many microseconds among those to choose from. */
export function widerLookback(micros: number): string | undefined {
  return lookbacks.find((text) => lookbackHours(text) * 3_600e6 > micros * 1.01);
}

function lookbackHours(text: string): number {
  const count = Number.parseInt(text, 10);
  if (text.endsWith('m')) return count / 60;
  return text.endsWith('d') ? count * 24 : count;
}

/** `13:00 – 14:00`, with the days where they differ from today's or from each other. */
export function absoluteText(startUnixMicros: number, endUnixMicros: number, clock: Clock): string {
  const startDay = formatDay(startUnixMicros, clock);
  const endDay = formatDay(endUnixMicros, clock);
  const today = formatDay(clock.now() * 1000, clock);
  const start = formatHourMinute(startUnixMicros, clock);
  const end = formatHourMinute(endUnixMicros, clock);
  if (startDay !== endDay) return `${startDay} ${start} – ${endDay} ${end}`;
  return startDay === today ? `${start} – ${end}` : `${startDay} ${start} – ${end}`;
}

/** Both ends in full. */
export function fullRangeText(startUnixMicros: number, endUnixMicros: number, clock: Clock): string {
  return `${formatDateTime(startUnixMicros, clock)} – ${formatDateTime(endUnixMicros, clock)}`;
}

/** Moments as text, in the page's time zone and locale. */
import type { Clock } from './clock.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs far more than using it. */
function format(clock: Clock, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${clock.locale}|${clock.timeZone}|${name}`;
  let known = formats.get(key);
  if (known === undefined) {
    known = new Intl.DateTimeFormat(clock.locale, { timeZone: clock.timeZone, hourCycle: 'h23', ...options });
    formats.set(key, known);
  }
  return known;
}

/** `22 Nov 2026, 14:03:27.418` */
export function formatDateTime(unixMicros: number, clock: Clock): string {
  return format(clock, 'dateTime', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
  }).format(unixMicros / 1000);
}

/** `14:03:27` */
export function formatTimeOfDay(unixMicros: number, clock: Clock): string {
  return format(clock, 'time', { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(
    unixMicros / 1000,
  );
}

/** `14:03` */
export function formatHourMinute(unixMicros: number, clock: Clock): string {
  return format(clock, 'minute', { hour: '2-digit', minute: '2-digit' }).format(unixMicros / 1000);
}

/** `22 Nov` */
export function formatDay(unixMicros: number, clock: Clock): string {
  return format(clock, 'day', { day: 'numeric', month: 'short' }).format(unixMicros / 1000);
}

/** `22 Nov 2026` */
export function formatDate(unixMicros: number, clock: Clock): string {
  return format(clock, 'date', { day: 'numeric', month: 'short', year: 'numeric' }).format(unixMicros / 1000);
}

/** `2026` */
export function formatYear(unixMicros: number, clock: Clock): string {
  return format(clock, 'year', { year: 'numeric' }).format(unixMicros / 1000);
}

/** `UTC`, `Europe/Vienna` … with its present offset: `Europe/Vienna (GMT+1)`. */
export function timeZoneLabel(clock: Clock): string {
  if (clock.timeZone === 'UTC') return 'UTC';
  const parts = format(clock, 'zone', { timeZoneName: 'shortOffset' }).formatToParts(clock.now());
  const offset = parts.find((part) => part.type === 'timeZoneName')?.value;
  return offset === undefined ? clock.timeZone : `${clock.timeZone} (${offset})`;
}

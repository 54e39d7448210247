/**
 * Times as text, in the page's time zone and locale. The usual formats are put together by hand, like
 * `Intl`'s in British English: the first use of `Intl` takes 10 to 20 ms, and the first rows would have to
 * wait for it.
 */
import type { Clock } from './clock.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** Creating a format is far more expensive than using it. */
function format(clock: Clock, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${clock.locale}|${clock.timeZone}|${name}`;
  let known = formats.get(key);
  if (known === undefined) {
    known = new Intl.DateTimeFormat(clock.locale, { timeZone: clock.timeZone, hourCycle: 'h23', ...options });
    formats.set(key, known);
  }
  return known;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'];

function digits(value: number, length: number): string {
  return String(value).padStart(length, '0');
}

/** `22 Nov 2026, 14:03:27.418` */
export function formatDateTime(unixMicros: number, clock: Clock): string {
  if (clock.isUsual) {
    const date = new Date(unixMicros / 1000);
    return `${formatDate(unixMicros, clock)}, ${formatTimeOfDay(unixMicros, clock)}.${digits(date.getMilliseconds(), 3)}`;
  }
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
  if (clock.isUsual) {
    return `${formatHourMinute(unixMicros, clock)}:${digits(new Date(unixMicros / 1000).getSeconds(), 2)}`;
  }
  return format(clock, 'time', { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(
    unixMicros / 1000,
  );
}

/** `14:03` */
export function formatHourMinute(unixMicros: number, clock: Clock): string {
  if (clock.isUsual) {
    const date = new Date(unixMicros / 1000);
    return `${digits(date.getHours(), 2)}:${digits(date.getMinutes(), 2)}`;
  }
  return format(clock, 'minute', { hour: '2-digit', minute: '2-digit' }).format(unixMicros / 1000);
}

/** `22 Nov` */
export function formatDay(unixMicros: number, clock: Clock): string {
  if (clock.isUsual) {
    const date = new Date(unixMicros / 1000);
    return `${date.getDate()} ${months[date.getMonth()]}`;
  }
  return format(clock, 'day', { day: 'numeric', month: 'short' }).format(unixMicros / 1000);
}

/** `22 Nov 2026` */
export function formatDate(unixMicros: number, clock: Clock): string {
  if (clock.isUsual) return `${formatDay(unixMicros, clock)} ${formatYear(unixMicros, clock)}`;
  return format(clock, 'date', { day: 'numeric', month: 'short', year: 'numeric' }).format(unixMicros / 1000);
}

/** `2026` */
export function formatYear(unixMicros: number, clock: Clock): string {
  if (clock.isUsual) return String(new Date(unixMicros / 1000).getFullYear());
  return format(clock, 'year', { year: 'numeric' }).format(unixMicros / 1000);
}

/** The offset of the page's time zone from UTC at a given time: `UTC+1`, `UTC-3:30`, `UTC`. */
export function offsetLabel(unixMicros: number, clock: Clock): string {
  if (!clock.isUsual) {
    const parts = format(clock, 'zone', { timeZoneName: 'shortOffset' }).formatToParts(unixMicros / 1000);
    const offset = parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
    return offset.replace(/^GMT(?:\+0$)?/, 'UTC').replace('−', '-');
  }
  const minutes = -new Date(unixMicros / 1000).getTimezoneOffset();
  if (minutes === 0) return 'UTC';
  const rest = Math.abs(minutes) % 60;
  const hours = Math.floor(Math.abs(minutes) / 60);
  return `UTC${minutes < 0 ? '-' : '+'}${hours}${rest === 0 ? '' : `:${digits(rest, 2)}`}`;
}

/** The name of the time zone with its current offset: `Europe/Vienna (GMT+1)`. */
export function timeZoneLabel(clock: Clock): string {
  if (clock.timeZone === 'UTC') return 'UTC';
  const parts = format(clock, 'zone', { timeZoneName: 'shortOffset' }).formatToParts(clock.now());
  const offset = parts.find((part) => part.type === 'timeZoneName')?.value;
  return offset === undefined ? clock.timeZone : `${clock.timeZone} (${offset})`;
}

/** Whether times (Unix µs) must be shown with their day: they are of several days, or not of today. */
export function needsDay(times: readonly number[], clock: Clock): boolean {
  if (times.length === 0) return false;
  const dayOf = (unixMicros: number) => formatDate(unixMicros, clock);
  const today = dayOf(clock.now() * 1000);
  const earliest = times.reduce((one, other) => Math.min(one, other));
  const latest = times.reduce((one, other) => Math.max(one, other));
  return dayOf(earliest) !== today || dayOf(latest) !== today;
}

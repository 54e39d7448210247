/** Converts between times and the text in the fields of a date picker, in a time zone. */
import { TZDateMini } from '@date-fns/tz';

/** `2026-11-23T08:00:00`: a time as the zone's wall clock shows it, in whole seconds. */
export function formatWallClock(unixMicros: number, timeZone: string): string {
  const date = new TZDateMini(unixMicros / 1000, timeZone);
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()];
  const two = (part: number) => String(part).padStart(2, '0');
  return `${day.map(two).join('-')}T${time.map(two).join(':')}`;
}

/** The time at which the zone's wall clock shows this; the first of two when the clock is set back. */
export function parseWallClock(text: string, timeZone: string): number | undefined {
  const match = /^(\d{4,6})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?/.exec(text);
  if (match === null) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0));
  const ms = new TZDateMini(year, month - 1, day, hour, minute, second, 0, timeZone).getTime();
  return Number.isNaN(ms) ? undefined : ms * 1000;
}

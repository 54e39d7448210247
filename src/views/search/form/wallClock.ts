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

/**
 * The times at which the zone's wall clock shows this, Unix µs, the earlier first: one, or two in the hour that
 * is repeated when the clock is set back. None if the text is no time.
 */
export function parseWallClock(text: string, timeZone: string): readonly number[] {
  const match = /^(\d{4,6})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?/.exec(text);
  if (match === null) return [];
  const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0));
  const ms = new TZDateMini(year, month - 1, day, hour, minute, second, 0, timeZone).getTime();
  if (Number.isNaN(ms)) return [];
  const shown = formatWallClock(ms * 1000, timeZone);
  const twins = [-2, -1, -0.5, 0, 0.5, 1, 2]
    .map((hours) => (ms + hours * 3_600_000) * 1000)
    .filter((micros) => formatWallClock(micros, timeZone) === shown);
  return twins;
}

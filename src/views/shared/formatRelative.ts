/**
 * How long ago something was, as text. In a file of its own because only the result list needs its library.
 */
import { intlFormatDistance } from 'date-fns/intlFormatDistance';
import type { Clock } from './clock.ts';

/** `2 min. ago`, in the locale's own words. */
export function formatRelative(unixMicros: number, clock: Clock): string {
  return intlFormatDistance(unixMicros / 1000, clock.now(), { locale: clock.locale, style: 'short' });
}

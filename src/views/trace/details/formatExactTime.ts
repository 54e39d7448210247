/** Times with all their digits: nanoseconds since 1970 as text. */
import type { Clock } from '../../shared/clock.ts';
import { formatDateTime } from '../../shared/formatTime.ts';

/** `22 Nov 2026, 14:03:27.418`, followed by the digits of microseconds and nanoseconds if there are any. */
export function formatExactTime(unixNanos: bigint, clock: Clock): string {
  const millis = floorDivide(unixNanos, 1_000_000n);
  return formatDateTime(Number(millis) * 1000, clock) + finerDigits(unixNanos - millis * 1_000_000n);
}

/** `2026-11-22T14:03:27.418356789Z`; a number of nanoseconds if it is outside the range of dates. */
export function isoNanos(unixNanos: bigint): string {
  const millis = floorDivide(unixNanos, 1_000_000n);
  const date = new Date(Number(millis));
  if (Number.isNaN(date.getTime())) return String(unixNanos);
  return date.toISOString().replace('Z', `${finerDigits(unixNanos - millis * 1_000_000n)}Z`);
}

/** The digits below a millisecond: none, three or six. */
function finerDigits(nanos: bigint): string {
  if (nanos === 0n) return '';
  const digits = String(nanos).padStart(6, '0');
  return digits.endsWith('000') ? digits.slice(0, 3) : digits;
}

function floorDivide(value: bigint, by: bigint): bigint {
  const quotient = value / by;
  return value < 0n && quotient * by !== value ? quotient - 1n : quotient;
}

/** Small questions that every reader asks of parsed JSON. */

/** A JSON object, nothing known of its fields. */
export type WireObject = { readonly [field: string]: unknown };

export function isObject(value: unknown): value is WireObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whole microseconds and the 0 to 999 nanoseconds beyond them. */
export interface SplitTime {
  micros: number;
  nanos: number;
}

/**
 * Reads nanoseconds, a decimal text or a whole number, into `time`: absent gives 0. False where it is neither.
 * Digit by digit, since a number of 64 bits cannot hold nanoseconds since 1970.
 */
export function readNanos(value: unknown, time: SplitTime): boolean {
  time.micros = 0;
  time.nanos = 0;
  if (value === undefined || value === null) return true;
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  if (typeof text !== 'string' || text.length === 0) return false;
  const split = text.length - 3;
  let micros = 0;
  let nanos = 0;
  for (let position = 0; position < text.length; position++) {
    const digit = text.charCodeAt(position) - 48;
    if (digit < 0 || digit > 9) return false;
    if (position < split) micros = micros * 10 + digit;
    else nanos = nanos * 10 + digit;
  }
  time.micros = micros;
  time.nanos = nanos;
  return true;
}

/** Reads microseconds, a number (fractions are nanoseconds) or a whole decimal text: absent gives 0. False where it is neither. */
export function readMicros(value: unknown, time: SplitTime): boolean {
  time.nanos = 0;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return false;
    const whole = Math.floor(value);
    time.micros = whole;
    if (whole !== value) {
      time.nanos = Math.round((value - whole) * 1000);
      if (time.nanos === 1000) {
        time.micros++;
        time.nanos = 0;
      }
    }
    return true;
  }
  time.micros = 0;
  if (value === undefined || value === null) return true;
  if (typeof value !== 'string' || !WHOLE_NUMBER.test(value)) return false;
  time.micros = Number(value);
  return true;
}

/** A whole number in decimal, as JSON's writers put it into a text to keep it exact. */
export const WHOLE_NUMBER = /^-?\d{1,300}$/;

/** Small helpers for readers of parsed JSON. */

/** A JSON object whose fields are unknown. */
export type WireObject = { readonly [field: string]: unknown };

export function isObject(value: unknown): value is WireObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whole microseconds, plus 0 to 999 nanoseconds. */
export interface SplitTime {
  micros: number;
  nanos: number;
}

/**
 * Reads nanoseconds, as decimal text or a whole number, into `time`. Absent is 0; returns false for anything
 * else. Reads digit by digit, because a double cannot hold nanoseconds since 1970.
 */
export function readNanos(value: unknown, time: SplitTime): boolean {
  time.micros = 0;
  time.nanos = 0;
  if (value === undefined || value === null) return true;
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  if (typeof text !== 'string' || text.length === 0 || text.length > 20) return false;
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

/**
 * Reads microseconds, as a number (fractions are nanoseconds) or whole decimal text. Absent is 0; returns
 * false for anything else.
 */
export function readMicros(value: unknown, time: SplitTime): boolean {
  time.nanos = 0;
  if (typeof value === 'number') {
    if (!(Math.abs(value) <= MAX_MICROS)) return false;
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
  const micros = typeof value === 'string' ? microsOfText(value) : undefined;
  if (micros === undefined) return false;
  time.micros = micros;
  return true;
}

/** The limit of JavaScript's dates, in the year 275760. It is also far above any duration. */
export const MAX_MICROS = 8.64e18;

/**
 * Reads microseconds from the decimal text of a 64-bit integer; undefined if it is none. Jaeger's durations
 * are unsigned on the wire, so a negative one appears as its difference to 2^64.
 */
export function microsOfText(text: string): number | undefined {
  if (!/^-?\d{1,20}$/.test(text)) return undefined;
  const value = BigInt(text);
  const micros = Number(value >= 2n ** 63n && value < 2n ** 64n ? BigInt.asIntN(64, value) : value);
  return Math.abs(micros) <= MAX_MICROS ? micros : undefined;
}

/**
 * Returns the JSON of a value that was parsed from JSON. `JSON.stringify` recurses, so a value can be too
 * deep for it.
 */
export function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (error instanceof RangeError) return '"too deep to be shown"';
    throw error;
  }
}

/** A whole decimal number, as JSON writers put it into a text to keep it exact. */
export const WHOLE_NUMBER = /^-?\d{1,300}$/;

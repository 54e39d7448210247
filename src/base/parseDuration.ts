/** Durations typed by the user or written in URLs: `1.5s`, `200ms`, `1h2m`. Exact to the nanosecond. */
import { err, ok, type Result } from './result.ts';

/** Nanoseconds in each unit. `min` and `d` are our own; the others are Go's, which Jaeger reads. */
const NANOS: ReadonlyMap<string, bigint> = new Map([
  ['ns', 1n],
  ['us', 1_000n],
  ['µs', 1_000n], // U+00B5, micro sign
  ['μs', 1_000n], // U+03BC, Greek mu
  ['ms', 1_000_000n],
  ['s', 1_000_000_000n],
  ['m', 60_000_000_000n],
  ['min', 60_000_000_000n],
  ['h', 3_600_000_000_000n],
  ['d', 86_400_000_000_000n],
]);

/**
 * Go's durations end at 2^63 − 1 nanoseconds, about 292 years. Ours end where microseconds with a nanosecond
 * fraction are no longer exact, after 104 days.
 */
const MAX_NANOS = BigInt(Number.MAX_SAFE_INTEGER);

/**
 * Parses a duration. The value is in microseconds, with nanoseconds as fractions; the error is a sentence for
 * the user.
 */
export function parseDuration(text: string): Result<number, string> {
  const compact = text.replace(/\s+/g, '').toLowerCase();
  if (compact === '') return err('A duration is a number with a unit, such as 200ms or 1.5s.');
  if (/^\d*\.?\d*$/.test(compact)) return err(`“${text.trim()}” needs a unit: ${compact}ms or ${compact}s.`);
  const pattern = /(\d+(?:\.\d*)?|\.\d+)([a-zµμ]+)/y;
  let nanos = 0n;
  while (pattern.lastIndex < compact.length) {
    const match = pattern.exec(compact);
    const one = match === null ? undefined : NANOS.get(match[2]);
    if (match === null || one === undefined) {
      return err(`“${text.trim()}” is not a duration. Write it like 200ms, 1.5s or 1h2m.`);
    }
    nanos += scaleDecimal(match[1], one);
  }
  if (nanos > MAX_NANOS) return err(`“${text.trim()}” is too long: the limit is 104 days.`);
  return ok(Number(nanos) / 1000);
}

/** Multiplies a decimal number by a whole one in integers. The fraction of the result is cut off. */
function scaleDecimal(decimal: string, factor: bigint): bigint {
  const [whole = '', fraction = ''] = decimal.split('.');
  const digits = BigInt(`${whole}${fraction}` || '0');
  return (digits * factor) / 10n ** BigInt(fraction.length);
}

/** Units that both Jaeger and its own UI read, largest first. */
const WRITTEN_UNITS = ['h', 'm', 's', 'ms', 'us'] as const;

/**
 * Formats a duration (µs, with at most nanoseconds as a fraction) for URLs and input fields: exact, in one
 * unit, with at most three decimals (`1.5s`, `90m`, `0.001us`). `parseDuration` returns the same number.
 */
export function formatDurationParameter(micros: number): string {
  const nanos = BigInt(Math.round(micros * 1000));
  for (const unit of WRITTEN_UNITS) {
    const one = NANOS.get(unit) ?? 1n;
    const thousandths = nanos * 1000n;
    const isExact = thousandths % one === 0n;
    // Below 1 of a unit, the next smaller unit reads better.
    if (isExact && (nanos >= one || unit === 'us')) return `${decimalText(thousandths / one)}${unit}`;
  }
  return `${decimalText(nanos)}us`;
}

function decimalText(thousandths: bigint): string {
  const whole = thousandths / 1000n;
  const rest = String(thousandths % 1000n)
    .padStart(3, '0')
    .replace(/0+$/, '');
  return rest === '' ? String(whole) : `${whole}.${rest}`;
}

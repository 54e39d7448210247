/** Formats durations: two or three significant figures and a unit. */

/** Microseconds in each unit, largest first. */
const UNITS = [
  { unit: 'd', micros: 86_400_000_000 },
  { unit: 'h', micros: 3_600_000_000 },
  { unit: 'min', micros: 60_000_000 },
  { unit: 's', micros: 1_000_000 },
  { unit: 'ms', micros: 1_000 },
  { unit: 'µs', micros: 1 },
  { unit: 'ns', micros: 0.001 },
] as const;

export type DurationUnit = (typeof UNITS)[number]['unit'];

/** Returns the unit in which a duration (µs) is written on its own. */
export function durationUnit(micros: number): DurationUnit {
  const size = Math.abs(micros);
  if (size === 0) return 'µs';
  // 999.6 ms rounds to 1,000 ms, which is written as 1.00 s.
  const found = UNITS.find(({ micros: one }) => size >= one * 0.9995);
  return found?.unit ?? 'ns';
}

/**
 * Formats a duration in µs: `734 ms`, `1.18 s`, `2 min 5 s`, `41.0 ms`, `0`. Negative values get a true minus
 * sign.
 */
export function formatDuration(micros: number): string {
  if (Number.isNaN(micros)) return '–';
  if (micros === 0) return '0';
  const sign = micros < 0 ? '−' : '';
  const size = Math.abs(micros);
  const unit = durationUnit(size);
  if (unit === 'min') return sign + twoParts(size, 60_000_000, 'min', 1_000_000, 's');
  if (unit === 'h') return sign + twoParts(size, 3_600_000_000, 'h', 60_000_000, 'min');
  if (unit === 'd') return sign + twoParts(size, 86_400_000_000, 'd', 3_600_000_000, 'h');
  return `${sign}${formatDurationIn(size, unit)} ${unit}`;
}

/**
 * Formats a duration in µs as a number of the given unit, with three significant figures and without the
 * unit: for columns that use one unit.
 */
function formatDurationIn(micros: number, unit: DurationUnit): string {
  const one = UNITS.find((candidate) => candidate.unit === unit)?.micros ?? 1;
  return threeFigures(micros / one);
}

function twoParts(size: number, big: number, bigUnit: string, small: number, smallUnit: string): string {
  const smalls = Math.round(size / small);
  const perBig = Math.round(big / small);
  const bigs = Math.floor(smalls / perBig);
  const rest = smalls - bigs * perBig;
  const many = grouped(bigs);
  return rest === 0 ? `${many} ${bigUnit}` : `${many} ${bigUnit} ${rest} ${smallUnit}`;
}

/** `20,788` */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

function threeFigures(value: number): string {
  const size = Math.abs(value);
  if (size === 0) return '0';
  if (size >= 99.95) return String(Math.round(value));
  if (size >= 9.995) return value.toFixed(1);
  if (size >= 0.9995) return value.toFixed(2);
  return value.toPrecision(3).replace(/0+$/, '').replace(/\.$/, '');
}

/** Units of an axis: which one to use, and how to write numbers in it. */

import { type DurationUnit, durationUnit } from '../../base/formatDuration.ts';
import type { Microseconds } from '../../model/trace.ts';

/** Microseconds in each unit. */
export const UNIT_MICROS: Readonly<Record<DurationUnit, number>> = {
  d: 86_400_000_000,
  h: 3_600_000_000,
  min: 60_000_000,
  s: 1_000_000,
  ms: 1_000,
  µs: 1,
  ns: 0.001,
};
const FINER: Readonly<Record<DurationUnit, DurationUnit>> = {
  d: 'h',
  h: 'min',
  min: 's',
  s: 'ms',
  ms: 'µs',
  µs: 'ns',
  ns: 'ns',
};
/** Numbers with more decimals are written in a finer unit. */
export const MOST_DECIMALS = 3;

/**
 * Returns the unit for an axis that ends at this time. Up to 150 minutes rather than 2.5 hours, because
 * tenths of an hour are unusual.
 */
export function axisUnit(end: Microseconds): DurationUnit {
  const unit = durationUnit(end);
  return isDecimal(unit) || end >= 2.5 * UNIT_MICROS[unit] ? unit : FINER[unit];
}

/** Returns the coarsest unit, starting from this one, in which the step needs few decimals. */
export function unitFor(coarsest: DurationUnit, step: Microseconds): DurationUnit {
  let unit = coarsest;
  while (unit !== 'ns' && decimalsOf(step / UNIT_MICROS[unit]) > MOST_DECIMALS) unit = FINER[unit];
  return unit;
}

/**
 * Returns the coarsest unit, starting from this one, for ticks with such steps. Hundredths of minutes, hours
 * and days are unusual.
 */
export function tickUnitFor(coarsest: DurationUnit, step: Microseconds): DurationUnit {
  let unit = unitFor(coarsest, step);
  while (!isDecimal(unit) && decimalsOf(step / UNIT_MICROS[unit]) > 1) unit = FINER[unit];
  return unit;
}

function isDecimal(unit: DurationUnit): boolean {
  return unit !== 'd' && unit !== 'h' && unit !== 'min';
}

/** Returns the number of decimals that tell apart numbers one step from each other. */
export function decimalsOf(step: number): number {
  return Math.min(12, Math.max(0, Math.ceil(-Math.log10(step) - 1e-6)));
}

/** Formats a number with a thin space between thousands, as in SI. */
export function group(value: number, decimals: number): string {
  const text = value.toFixed(decimals).replace('-', '−');
  return text.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, '\u202f');
}

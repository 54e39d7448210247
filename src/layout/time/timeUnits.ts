/** Units of an axis: which one suits, and how a number in it is written. */

import { type DurationUnit, durationUnit } from '../../base/formatDuration.ts';
import type { Microseconds } from '../../model/trace.ts';

/** Microseconds in one of each unit. */
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
/** Numbers with more are written in a finer unit. */
export const MOST_DECIMALS = 3;

/** The unit of an axis that reaches to this time: up to 150 minutes, not 2.5 hours, whose tenths nobody counts in. */
export function axisUnit(end: Microseconds): DurationUnit {
  const unit = durationUnit(end);
  return isDecimal(unit) || end >= 2.5 * UNIT_MICROS[unit] ? unit : FINER[unit];
}

/** The coarsest unit from this one on in which the step needs few decimals. */
export function unitFor(coarsest: DurationUnit, step: Microseconds): DurationUnit {
  let unit = coarsest;
  while (unit !== 'ns' && decimalsOf(step / UNIT_MICROS[unit]) > MOST_DECIMALS) unit = FINER[unit];
  return unit;
}

/** The coarsest unit from this one on for ticks at such steps: nobody counts in hundredths of minutes, hours and days. */
export function tickUnitFor(coarsest: DurationUnit, step: Microseconds): DurationUnit {
  let unit = unitFor(coarsest, step);
  while (!isDecimal(unit) && decimalsOf(step / UNIT_MICROS[unit]) > 1) unit = FINER[unit];
  return unit;
}

function isDecimal(unit: DurationUnit): boolean {
  return unit !== 'd' && unit !== 'h' && unit !== 'min';
}

/** Decimals that tell apart numbers a step from each other. */
export function decimalsOf(step: number): number {
  return Math.min(12, Math.max(0, Math.ceil(-Math.log10(step) - 1e-6)));
}

/** With a thin space between thousands, as SI has it. */
export function group(value: number, decimals: number): string {
  const text = value.toFixed(decimals).replace('-', '−');
  return text.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, '\u202f');
}

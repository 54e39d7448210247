/** Where an axis has its ticks: at steps of 1, 2 or 5, also around breaks. */
import { ticks } from 'd3-array';
import type { DurationUnit } from '../../base/formatDuration.ts';
import type { TimeRange } from '../../model/timeRange.ts';
import type { Microseconds } from '../../model/trace.ts';
import type { IdleBreak } from './timePieces.ts';
import { axisUnit, decimalsOf, tickUnitFor, UNIT_MICROS } from './timeUnits.ts';

/** Values of ticks in one unit, and the decimals that they need. */
export interface TickValues {
  readonly unit: DurationUnit;
  readonly values: readonly number[];
  readonly decimals: number;
}

/** About `count` ticks in the range. */
export function plainTicks(range: TimeRange, count: number): TickValues {
  let unit = axisUnit(range.end);
  let values = ticksIn(range, unit, count);
  const finer = tickUnitFor(unit, stepOf(values) * UNIT_MICROS[unit]);
  if (finer !== unit) {
    unit = finer;
    values = ticksIn(range, unit, count);
  }
  return { unit, values, decimals: decimalsOf(stepOf(values)) };
}

/** Steps as on a plain axis of this length (µs) that is as fast, left out where time is squeezed. */
export function ticksAround(
  range: TimeRange,
  length: Microseconds,
  breaks: readonly IdleBreak[],
  count: number,
): TickValues {
  // Many steps, so that there are two of them to tell their distance by.
  const ruler = { start: 0, end: 10 * length };
  const stepIn = (unit: DurationUnit) => stepOf(ticksIn(ruler, unit, 10 * count));
  const coarsest = axisUnit(range.end);
  const unit = tickUnitFor(coarsest, stepIn(coarsest) * UNIT_MICROS[coarsest]);
  const step = stepIn(unit);
  const values: number[] = [];
  let from = range.start;
  for (const { gap } of [...breaks, { gap: { start: range.end, end: range.end } }]) {
    const to = Math.min(gap.start, range.end);
    for (let index = Math.ceil(from / UNIT_MICROS[unit] / step); ; index++) {
      // Not index × 0.1, which is 0.30000000000000004 for 3.
      const value = step < 1 ? index / Math.round(1 / step) : index * step;
      if (value * UNIT_MICROS[unit] > to) break;
      values.push(value);
    }
    from = Math.max(from, gap.end);
  }
  return { unit, values, decimals: decimalsOf(step) };
}

function ticksIn(range: TimeRange, unit: DurationUnit, count: number): number[] {
  const micros = UNIT_MICROS[unit];
  return ticks(range.start / micros, range.end / micros, count);
}

function stepOf(values: readonly number[]): number {
  const [first = 0, second = first + 1] = values;
  return second - first;
}

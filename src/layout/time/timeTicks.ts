/** Where an axis has its ticks: at steps of 1, 2 or 5, with or without breaks. */
import { ticks } from 'd3-array';
import type { DurationUnit } from '../../base/formatDuration.ts';
import type { TimeRange } from '../../model/timeRange.ts';
import type { Microseconds } from '../../model/trace.ts';
import type { IdleBreak } from './timePieces.ts';
import { axisUnit, decimalsOf, tickUnitFor, UNIT_MICROS } from './timeUnits.ts';

/** Values of ticks in one unit, and the number of decimals they need. */
export interface TickValues {
  readonly unit: DurationUnit;
  readonly values: readonly number[];
  readonly decimals: number;
}

/** Returns about `count` ticks in the range. */
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

/**
 * Uses the steps of a plain axis of this length (µs) with the same rate, and leaves out ticks where time is
 * squeezed.
 */
export function ticksAround(
  range: TimeRange,
  length: Microseconds,
  breaks: readonly IdleBreak[],
  count: number,
): TickValues {
  // The range is long enough to contain two ticks, whose distance is the step.
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
      // Not index × 0.1, which would be 0.30000000000000004 for 3.
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

/** Time to pixels and back, and the ticks of a time axis. Nobody else divides by a width. */
import { scaleLinear } from 'd3-scale';
import { type DurationUnit, durationUnit } from '../base/formatDuration.ts';
import type { TimeRange } from '../model/timeRange.ts';
import type { Microseconds } from '../model/trace.ts';

export interface Tick {
  readonly time: Microseconds;
  readonly x: number;
  /** `200 ms`; all labels of one axis have one unit and as many decimals as they need. */
  readonly label: string;
}

export interface TimeScale {
  readonly range: TimeRange;
  readonly width: number;
  /** Where a time is, px; outside 0 to width for times outside the range. */
  readonly toX: (time: Microseconds) => number;
  /** Which time is at a place (px). */
  readonly toTime: (x: number) => Microseconds;
  /** Ticks at steps of 1, 2 or 5, at least `leastGap` px from each other. */
  readonly ticks: (leastGap: number) => readonly Tick[];
  /** What a time of this scale is written as, exact to the pixel: `356.2 ms`. */
  readonly format: (time: Microseconds) => string;
}

const UNIT_MICROS: Readonly<Record<DurationUnit, number>> = {
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
const MOST_DECIMALS = 3;

/** A scale of `width` px (at least 1) over a range. */
export function createTimeScale(range: TimeRange, width: number): TimeScale {
  const widthPx = Math.max(1, width);
  const scale = scaleLinear([range.start, range.end], [0, widthPx]);
  const perPixel = (range.end - range.start) / widthPx;
  const pixelUnit = unitFor(axisUnit(range.end), perPixel);
  return {
    range,
    width: widthPx,
    toX: (time) => scale(time),
    toTime: (x) => scale.invert(x),
    ticks: (leastGap) => {
      const count = Math.max(1, Math.floor(widthPx / leastGap));
      let unit = axisUnit(range.end);
      let values = ticksIn(range, unit, count);
      if (decimalsOf(stepOf(values)) > MOST_DECIMALS) {
        unit = unitFor(unit, stepOf(values) * UNIT_MICROS[unit]);
        values = ticksIn(range, unit, count);
      }
      const decimals = decimalsOf(stepOf(values));
      return values.map((value) => ({
        time: value * UNIT_MICROS[unit],
        x: scale(value * UNIT_MICROS[unit]),
        label: value === 0 ? '0' : `${group(value, decimals)} ${unit}`,
      }));
    },
    format: (time) => {
      const decimals = decimalsOf(perPixel / UNIT_MICROS[pixelUnit]);
      return `${group(time / UNIT_MICROS[pixelUnit], Math.min(decimals, MOST_DECIMALS))} ${pixelUnit}`;
    },
  };
}

/** The unit of an axis that reaches to this time: up to 150 minutes, not 2.5 hours, whose tenths nobody counts in. */
function axisUnit(end: Microseconds): DurationUnit {
  const unit = durationUnit(end);
  const isDecimal = unit !== 'd' && unit !== 'h' && unit !== 'min';
  return isDecimal || end >= 2.5 * UNIT_MICROS[unit] ? unit : FINER[unit];
}

/** The coarsest unit from this one on in which the step needs few decimals. */
function unitFor(coarsest: DurationUnit, step: Microseconds): DurationUnit {
  let unit = coarsest;
  while (unit !== 'ns' && decimalsOf(step / UNIT_MICROS[unit]) > MOST_DECIMALS) unit = FINER[unit];
  return unit;
}

function ticksIn(range: TimeRange, unit: DurationUnit, count: number): number[] {
  const micros = UNIT_MICROS[unit];
  return scaleLinear([range.start / micros, range.end / micros], [0, 1]).ticks(count);
}

function stepOf(values: readonly number[]): number {
  const [first = 0, second = first + 1] = values;
  return second - first;
}

/** Decimals that tell apart numbers a step from each other. */
function decimalsOf(step: number): number {
  return Math.min(12, Math.max(0, Math.ceil(-Math.log10(step) - 1e-6)));
}

/** With a thin space between thousands, as SI has it. */
function group(value: number, decimals: number): string {
  const text = value.toFixed(decimals).replace('-', '−');
  return text.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, '\u202f');
}

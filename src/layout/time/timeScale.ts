/**
 * Converts time to pixels and back, with or without squeezed idle time, and computes the ticks of a time
 * axis. This is the only place that divides by a width.
 */
import type { TimeRange } from '../../model/timeRange.ts';
import type { Microseconds } from '../../model/trace.ts';
import { computeTimePieces, type IdleBreak, pieceAt } from './timePieces.ts';
import { plainTicks, ticksAround } from './timeTicks.ts';
import { axisUnit, decimalsOf, group, MOST_DECIMALS, UNIT_MICROS, unitFor } from './timeUnits.ts';

export interface Tick {
  readonly time: Microseconds;
  readonly x: number;
  /** `200 ms`. All labels of an axis have the same unit and as many decimals as they need. */
  readonly label: string;
}

export interface TimeScale {
  readonly range: TimeRange;
  readonly width: number;
  /** Idle time that may be squeezed, visible or not; ascending. */
  readonly gaps: readonly TimeRange[];
  /** The visible gaps that are squeezed. */
  readonly breaks: readonly IdleBreak[];
  /** px per µs wherever time is not squeezed. */
  readonly rate: number;
  /** Converts a time to px; outside 0 to width for times outside the range. */
  readonly toX: (time: Microseconds) => number;
  /** Converts px to a time: the inverse of toX. */
  readonly toTime: (x: number) => Microseconds;
  /**
   * Ticks at steps of 1, 2 or 5, at least `leastGap` px apart except on both sides of a break; none inside a
   * break.
   */
  readonly ticks: (leastGap: number) => readonly Tick[];
  /** Formats a time with the precision of a pixel of this scale: `356.2 ms`. */
  readonly format: (time: Microseconds) => string;
}

/**
 * Creates a scale of `width` px (at least 1) over a range. It is increasing, continuous, and linear except
 * for the squeezed gaps.
 */
export function createTimeScale(range: TimeRange, width: number, gaps: readonly TimeRange[] = []): TimeScale {
  const widthPx = Math.max(1, width);
  const { times, xs, rate, breaks } = computeTimePieces(range, widthPx, gaps);
  const pixelUnit = unitFor(axisUnit(range.end), 1 / rate);
  const toX = (time: Microseconds) => {
    if (time >= range.end) return widthPx + (time - range.end) * rate;
    if (time <= range.start) return (time - range.start) * rate;
    const piece = pieceAt(times, time);
    const speed = (xs[piece + 1] - xs[piece]) / (times[piece + 1] - times[piece]);
    return xs[piece] + (time - times[piece]) * speed;
  };
  const toTime = (x: number) => {
    if (x >= widthPx) return range.end + (x - widthPx) / rate;
    if (x <= 0) return range.start + x / rate;
    const piece = pieceAt(xs, x);
    const speed = (times[piece + 1] - times[piece]) / (xs[piece + 1] - xs[piece]);
    return times[piece] + (x - xs[piece]) * speed;
  };
  return {
    range,
    width: widthPx,
    gaps,
    breaks,
    rate,
    toX,
    toTime,
    ticks: (leastGap) => {
      const count = Math.max(1, Math.floor(widthPx / leastGap));
      const { unit, values, decimals } =
        breaks.length === 0 ? plainTicks(range, count) : ticksAround(range, widthPx / rate, breaks, count);
      return values.map((value) => ({
        time: value * UNIT_MICROS[unit],
        x: toX(value * UNIT_MICROS[unit]),
        label: value === 0 ? '0' : `${group(value, decimals)} ${unit}`,
      }));
    },
    format: (time) => {
      const decimals = decimalsOf(1 / rate / UNIT_MICROS[pixelUnit]);
      return `${group(time / UNIT_MICROS[pixelUnit], Math.min(decimals, MOST_DECIMALS))} ${pixelUnit}`;
    },
  };
}

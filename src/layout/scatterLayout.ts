/**
 * The plot of found traces: the horizontal axis is the start, the vertical one the duration, on a logarithmic
 * scale.
 */
import { scaleLinear, scaleLog } from 'd3-scale';
import { utcTicks } from 'd3-time';
import type { TraceSummary } from '../model/summaries/traceSummary.ts';

export interface ScatterFrame {
  /** Size of the whole picture, px. */
  readonly width: number;
  readonly height: number;
  /** The requested time window, in whole microseconds since 1970. */
  readonly startUnixMicros: number;
  readonly endUnixMicros: number;
}

/** One trace, or several that overlap. */
export interface ScatterPoint {
  readonly x: number;
  readonly y: number;
  /** Position in the list of traces; of the longest if there are several. */
  readonly trace: number;
  readonly count: number;
  readonly isError: boolean;
}

export interface ScatterTick {
  readonly position: number;
  /** Microseconds since 1970, or a duration in µs. */
  readonly value: number;
}

export interface ScatterLayout {
  /** Points with errors come last, so that they are drawn in front. */
  readonly points: readonly ScatterPoint[];
  readonly timeTicks: readonly ScatterTick[];
  readonly durationTicks: readonly ScatterTick[];
  /** Moments at the plot's left and right edge, microseconds since 1970. */
  readonly firstUnixMicros: number;
  readonly lastUnixMicros: number;
  readonly plot: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
}

/** Room for the labels on the left and at the bottom, px. */
const MARGIN = { left: 56, right: 28, top: 8, bottom: 20 };
/** With more points than this, overlapping ones are merged. */
export const MAX_SINGLE_POINTS = 2000;
/** Side of the squares in which points are merged, px. */
const CELL = 6;
const MIN_TICK_DISTANCE = 88;

export function layoutScatter(traces: readonly TraceSummary[], frame: ScatterFrame): ScatterLayout {
  const plot = {
    left: MARGIN.left,
    right: Math.max(MARGIN.left + 1, frame.width - MARGIN.right),
    top: MARGIN.top,
    bottom: Math.max(MARGIN.top + 1, frame.height - MARGIN.bottom),
  };
  const [first, last] = timeBounds(traces, frame);
  // d3-scale's time scale would also load date formats that are not needed, because the views format dates.
  const time = scaleLinear()
    .domain([first / 1000, last / 1000])
    .range([plot.left, plot.right])
    .clamp(true);
  const [low, high] = durationBounds(traces);
  const duration = scaleLog().domain([low, high]).range([plot.bottom, plot.top]);
  const single = traces.map(
    (trace, position): ScatterPoint => ({
      x: time(trace.startUnixMicros / 1000),
      y: duration(Math.max(low, trace.duration)),
      trace: position,
      count: 1,
      isError: trace.errorCount > 0,
    }),
  );
  const points = single.length > MAX_SINGLE_POINTS ? joinPoints(single, traces) : single;
  const tickCount = Math.max(2, Math.floor((plot.right - plot.left) / MIN_TICK_DISTANCE));
  return {
    points: points.toSorted((a, b) => Number(a.isError) - Number(b.isError)),
    timeTicks: utcTicks(new Date(first / 1000), new Date(last / 1000), tickCount).map((date) => ({
      position: time(date.getTime()),
      value: date.getTime() * 1000,
    })),
    durationTicks: decades(low, high, plot.bottom - plot.top).map((value) => ({
      position: duration(value),
      value,
    })),
    firstUnixMicros: first,
    lastUnixMicros: last,
    plot,
  };
}

/** Returns the moment at a position in the plot, in whole microseconds since 1970. */
export function timeAt({ plot, firstUnixMicros, lastUnixMicros }: ScatterLayout, x: number): number {
  const share = (x - plot.left) / (plot.right - plot.left);
  return Math.round(firstUnixMicros + share * (lastUnixMicros - firstUnixMicros));
}

/**
 * Returns the requested window, widened if traces start before or after it (a trace matches by any of its
 * spans), but at most by its own length. A trace that claims to have started in 1970 is placed at the edge,
 * and does not squeeze all the others.
 */
function timeBounds(traces: readonly TraceSummary[], frame: ScatterFrame): [number, number] {
  let first = frame.startUnixMicros;
  let last = frame.endUnixMicros;
  for (const trace of traces) {
    if (trace.startUnixMicros < first) first = trace.startUnixMicros;
    if (trace.startUnixMicros > last) last = trace.startUnixMicros;
  }
  const length = Math.max(1_000_000, frame.endUnixMicros - frame.startUnixMicros);
  first = Math.max(first, frame.startUnixMicros - length);
  last = Math.min(last, frame.endUnixMicros + length);
  return last > first ? [first, last] : [first, first + 1_000_000];
}

/**
 * Returns a range that contains all durations with some margin, and at least two powers of ten. A logarithm
 * needs a lowest value: 1 µs.
 */
function durationBounds(traces: readonly TraceSummary[]): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = 1;
  for (const trace of traces) {
    const duration = Math.max(1, trace.duration);
    if (duration < low) low = duration;
    if (duration > high) high = duration;
  }
  if (low > high) low = high;
  return [
    Math.min(low * 0.7, 10 ** Math.floor(Math.log10(high))),
    Math.max(high * 1.4, 10 ** Math.ceil(Math.log10(low))),
  ];
}

/** Returns powers of ten between low and high, thinned out until they are at least 18 px apart. */
function decades(low: number, high: number, height: number): number[] {
  const first = Math.ceil(Math.log10(low) - 1e-9);
  const last = Math.floor(Math.log10(high) + 1e-9);
  const step = Math.max(1, Math.ceil(((last - first) * 18) / Math.max(1, height)));
  const powers: number[] = [];
  for (let power = first; power <= last; power += step) powers.push(10 ** power);
  return powers;
}

/** Merges points in the same square, separately for those with and without errors. */
function joinPoints(points: readonly ScatterPoint[], traces: readonly TraceSummary[]): ScatterPoint[] {
  const cells = new Map<string, ScatterPoint>();
  for (const point of points) {
    const column = Math.floor(point.x / CELL);
    const row = Math.floor(point.y / CELL);
    const key = `${column}:${row}:${point.isError}`;
    const known = cells.get(key);
    if (known === undefined) {
      cells.set(key, { ...point, x: (column + 0.5) * CELL, y: (row + 0.5) * CELL });
      continue;
    }
    const isLonger = traces[point.trace].duration > traces[known.trace].duration;
    cells.set(key, { ...known, count: known.count + 1, trace: isLonger ? point.trace : known.trace });
  }
  return [...cells.values()];
}

/**
 * Returns the point nearest to (x, y) within a distance (px), errors first among equally near ones; undefined
 * if there is none.
 */
export function nearestPoint(
  layout: ScatterLayout,
  x: number,
  y: number,
  within: number,
): ScatterPoint | undefined {
  let found: ScatterPoint | undefined;
  let best = within * within;
  for (const point of layout.points) {
    const distance = (point.x - x) ** 2 + (point.y - y) ** 2;
    if (distance <= best) {
      best = distance;
      found = point;
    }
  }
  return found;
}

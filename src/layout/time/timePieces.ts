/** A stretch of time on a width, with idle time squeezed: pieces of constant speed, from which scales and zooms are made. */
import { firstAbove } from '../../base/bisect.ts';
import { rangeLength, type TimeRange } from '../../model/timeRange.ts';
import type { Microseconds } from '../../model/trace.ts';

/** Idle time that takes less room than it would by its length. */
export interface IdleBreak {
  /** The whole gap, which may reach beyond the range. */
  readonly gap: TimeRange;
  /** What of it is in view, px. */
  readonly x: number;
  readonly width: number;
}

/** Time against pixels, piece by piece; pieces ascend and follow each other without holes. */
export interface TimePieces {
  /** Where pieces begin, and last where the last one ends. */
  readonly times: readonly Microseconds[];
  readonly xs: readonly number[];
  /** px per µs wherever time is not squeezed. */
  readonly rate: number;
  readonly breaks: readonly IdleBreak[];
}

/** A squeezed gap is so wide, px. */
const BREAK_WIDTH = 36;
/** All gaps together take no more than this share of the width. */
const MOST_BREAK_SHARE = 0.4;
/** A view with less time outside of gaps than this (µs) is one of a gap: it is not squeezed. */
const LEAST_LIVE = 0.002;

/** How wide a squeezed gap is, px, where a trace has these gaps. Holds for all views of the trace. */
export function breakWidth(width: number, gaps: readonly TimeRange[]): number {
  return Math.min(BREAK_WIDTH, (MOST_BREAK_SHARE * width) / Math.max(1, gaps.length));
}

/**
 * The range on the width. A gap longer than `breakWidth` takes that much, and of a gap that is partly in view its share
 * of that, so that panning moves breaks like everything else. The rest of the width belongs to the other time.
 */
export function computeTimePieces(range: TimeRange, width: number, gaps: readonly TimeRange[]): TimePieces {
  const inView = gaps.filter((gap) => gap.end > range.start && gap.start < range.end);
  const most = breakWidth(width, gaps);
  const { rate, squeezed } = solveRate(range, width, inView, most);
  const times: number[] = [range.start];
  const xs: number[] = [0];
  const breaks: IdleBreak[] = [];
  const addTo = (time: number, x: number) => {
    if (!(time > times[times.length - 1])) return;
    times.push(time);
    xs.push(x);
  };
  for (const gap of squeezed) {
    const from = Math.max(gap.start, range.start);
    const to = Math.min(gap.end, range.end);
    addTo(from, xs[xs.length - 1] + (from - times[times.length - 1]) * rate);
    const x = xs[xs.length - 1];
    const breakPx = (most * (to - from)) / rangeLength(gap);
    addTo(to, x + breakPx);
    breaks.push({ gap, x, width: breakPx });
  }
  addTo(range.end, width);
  // What rounding has left over belongs to the end.
  xs[xs.length - 1] = width;
  return { times, xs, rate, breaks };
}

/**
 * px per µs of time that is not squeezed, and the gaps that are squeezed at that. Long gaps are squeezed before short
 * ones; where even a short one would take more than `most` px by its length, all are.
 */
function solveRate(range: TimeRange, width: number, gaps: readonly TimeRange[], most: number) {
  const inView = (gap: TimeRange) => Math.min(gap.end, range.end) - Math.max(gap.start, range.start);
  let live = rangeLength(range);
  let left = width;
  for (const gap of gaps) {
    live -= inView(gap);
    left -= (most * inView(gap)) / rangeLength(gap);
  }
  if (live < LEAST_LIVE) return { rate: width / rangeLength(range), squeezed: [] };
  let rate = left / live;
  const byLength = gaps.toSorted((a, b) => rangeLength(a) - rangeLength(b));
  let first = 0;
  for (const gap of byLength) {
    if (rangeLength(gap) * rate > most) break;
    first++;
    live += inView(gap);
    left += (most * inView(gap)) / rangeLength(gap);
    rate = left / live;
  }
  const long = new Set(byLength.slice(first));
  return { rate, squeezed: gaps.filter((gap) => long.has(gap)) };
}

/** The piece [keys[i], keys[i + 1]) that a value lies in: the first one for values before it, the last one for those after. */
export function pieceAt(keys: readonly number[], value: number): number {
  return firstAbove(keys, value, 1, keys.length - 1) - 1;
}

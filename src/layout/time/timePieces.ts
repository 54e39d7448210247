/**
 * Maps time to a width with idle time squeezed: pieces of constant scale, from which scales and zooms are
 * made.
 */
import { firstAbove } from '../../base/bisect.ts';
import { rangeLength, type TimeRange } from '../../model/timeRange.ts';
import type { Microseconds } from '../../model/trace.ts';

/** Idle time that takes less width than its length would. */
export interface IdleBreak {
  /** The whole gap, which may extend beyond the range. */
  readonly gap: TimeRange;
  /** Its visible part, px. */
  readonly x: number;
  readonly width: number;
}

/** Time against pixels, piece by piece. Pieces are ascending and adjacent. */
export interface TimePieces {
  /** The beginnings of the pieces, followed by the end of the last one. */
  readonly times: readonly Microseconds[];
  readonly xs: readonly number[];
  /** px per µs wherever time is not squeezed. */
  readonly rate: number;
  readonly breaks: readonly IdleBreak[];
}

/** The width of a squeezed gap, px. */
const BREAK_WIDTH = 36;
/** All gaps together take at most this share of the width. */
const MOST_BREAK_SHARE = 0.4;
/** A view with less time outside of gaps than this (µs) shows just a gap, which is then not squeezed. */
const LEAST_LIVE = 0.002;

/**
 * Returns the width of a squeezed gap, px, for a trace with these gaps. It is the same for all views of the
 * trace.
 */
export function breakWidth(width: number, gaps: readonly TimeRange[]): number {
  return Math.min(BREAK_WIDTH, (MOST_BREAK_SHARE * width) / Math.max(1, gaps.length));
}

/**
 * Maps the range to the width. A gap that would be wider than `breakWidth` gets just that, and a partly
 * visible gap gets its share of it, so that panning moves breaks like everything else. The remaining width
 * belongs to the other time.
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
  // The end absorbs rounding errors.
  xs[xs.length - 1] = width;
  return { times, xs, rate, breaks };
}

/**
 * Computes the px per µs of unsqueezed time, and which gaps are squeezed at that rate. Long gaps are squeezed
 * before short ones; if even a short one would be wider than `most` px, all are.
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

/**
 * Returns the piece [keys[i], keys[i + 1]) that contains a value: the first one for smaller values, the last
 * one for larger ones.
 */
export function pieceAt(keys: readonly number[], value: number): number {
  return firstAbove(keys, value, 1, keys.length - 1) - 1;
}

/** Zoom and pan as the eye sees them: in pixels, so that what is under the pointer stays there, also where time is squeezed. */
import { LEAST_LENGTH, rangeLength, type TimeRange } from '../../model/timeRange.ts';
import type { Microseconds } from '../../model/trace.ts';
import { breakWidth } from './timePieces.ts';
import type { TimeScale } from './timeScale.ts';

/** Ends nearer than this to those of the whole (px) are those of the whole. */
const SNAP = 0.02;

/** The range after a zoom by `factor` (> 1: more time in view); the time at `atX` (px) stays there as far as there is time. */
export function zoomedRange(scale: TimeScale, factor: number, atX: number, full: TimeRange): TimeRange {
  const x = Math.min(scale.width, Math.max(0, atX));
  const at = scale.toTime(x);
  const ruler = rulerOf(scale, Math.min(scale.rate / factor, scale.width / LEAST_LENGTH));
  return fitted(ruler, timeBeyond(ruler, at, -x), timeBeyond(ruler, at, scale.width - x), full);
}

/** The range after everything has moved to the left by a distance (px), as far as there is time. */
export function pannedRange(scale: TimeScale, px: number, full: TimeRange): TimeRange {
  const ruler = rulerOf(scale, scale.rate);
  return fitted(
    ruler,
    timeBeyond(ruler, scale.range.start, px),
    timeBeyond(ruler, scale.range.end, px),
    full,
  );
}

/** All of time at one speed, as scales that show parts of it draw it. */
interface Ruler {
  readonly width: number;
  /** px per µs outside of gaps. */
  readonly rate: number;
  readonly gaps: readonly TimeRange[];
  /** Most that a gap takes, px. */
  readonly mostPx: number;
}

function rulerOf({ range, width, gaps }: TimeScale, rate: number): Ruler {
  // A view of nothing but a gap shows it as any other time.
  const isInGap = gaps.some((gap) => gap.start <= range.start && gap.end >= range.end);
  return { width, rate, gaps: isInGap ? [] : gaps, mostPx: breakWidth(width, gaps) };
}

/** The range where it lies within the whole; else moved there, and then cut. */
function fitted(ruler: Ruler, from: Microseconds, to: Microseconds, full: TimeRange): TimeRange {
  const snap = SNAP / ruler.rate;
  const isBefore = from < full.start + snap;
  const isBeyond = to > full.end - snap;
  const start = isBefore ? full.start : isBeyond ? timeBeyond(ruler, full.end, -ruler.width) : from;
  const end = isBeyond ? full.end : isBefore ? timeBeyond(ruler, full.start, ruler.width) : to;
  return { start: Math.max(full.start, start), end: Math.min(full.end, end) };
}

/** The time that is so many px right (or, less than 0, left) of another one. */
function timeBeyond(ruler: Ruler, at: Microseconds, px: number): Microseconds {
  if (px >= 0) return timeAfter(ruler, at, px);
  const gaps = ruler.gaps.map(({ start, end }) => ({ start: -end, end: -start })).reverse();
  return -timeAfter({ ...ruler, gaps }, -at, -px);
}

function timeAfter({ rate, gaps, mostPx }: Ruler, at: Microseconds, px: number): Microseconds {
  let time = at;
  let left = px;
  for (const gap of gaps) {
    if (gap.end <= time) continue;
    const before = Math.max(0, gap.start - time) * rate;
    if (before >= left) break;
    left -= before;
    time = Math.max(time, gap.start);
    const speed = Math.min(rate, mostPx / rangeLength(gap));
    const inside = (gap.end - time) * speed;
    if (inside >= left) return time + left / speed;
    left -= inside;
    time = gap.end;
  }
  return time + left / rate;
}

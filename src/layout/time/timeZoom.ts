/**
 * Zoom and pan in pixels, so that whatever is under the pointer stays there even if idle time is squeezed.
 */
import { LEAST_LENGTH, rangeLength, type TimeRange } from '../../model/timeRange.ts';
import type { Microseconds } from '../../model/trace.ts';
import { breakWidth } from './timePieces.ts';
import type { TimeScale } from './timeScale.ts';

/** Ends within this distance (px) of the ends of the whole range snap to them. */
const SNAP = 0.02;

/**
 * Returns the range after a zoom by `factor` (> 1 shows more time). The time at `atX` (px) stays in place as
 * long as there is enough time on both sides.
 */
export function zoomedRange(scale: TimeScale, factor: number, atX: number, full: TimeRange): TimeRange {
  const x = Math.min(scale.width, Math.max(0, atX));
  const at = scale.toTime(x);
  const ruler = rulerOf(scale, Math.min(scale.rate / factor, scale.width / LEAST_LENGTH));
  return fitted(ruler, timeBeyond(ruler, at, -x), timeBeyond(ruler, at, scale.width - x), full);
}

/** Returns the range after everything has moved to the left by a distance (px), as far as there is time. */
export function pannedRange(scale: TimeScale, px: number, full: TimeRange): TimeRange {
  const ruler = rulerOf(scale, scale.rate);
  return fitted(
    ruler,
    timeBeyond(ruler, scale.range.start, px),
    timeBeyond(ruler, scale.range.end, px),
    full,
  );
}

/** All of time at the current scale. */
interface Ruler {
  readonly width: number;
  /** px per µs outside of gaps. */
  readonly rate: number;
  readonly gaps: readonly TimeRange[];
  /** The maximum width of a gap, px. */
  readonly mostPx: number;
}

function rulerOf({ range, width, gaps }: TimeScale, rate: number): Ruler {
  // A view that shows only a gap shows it unsqueezed.
  const isInGap = gaps.some((gap) => gap.start <= range.start && gap.end >= range.end);
  return { width, rate, gaps: isInGap ? [] : gaps, mostPx: breakWidth(width, gaps) };
}

/** Returns the range if it lies within the whole; otherwise moves it there, and then cuts it. */
function fitted(ruler: Ruler, from: Microseconds, to: Microseconds, full: TimeRange): TimeRange {
  const snap = SNAP / ruler.rate;
  const isBefore = from < full.start + snap;
  const isBeyond = to > full.end - snap;
  const start = isBefore ? full.start : isBeyond ? timeBeyond(ruler, full.end, -ruler.width) : from;
  const end = isBeyond ? full.end : isBefore ? timeBeyond(ruler, full.start, ruler.width) : to;
  return { start: Math.max(full.start, start), end: Math.min(full.end, end) };
}

/** Returns the time that is this many px to the right of another one, or to the left if negative. */
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

/** Time ranges of a trace: the visible one, moved and resized within the whole. */
import type { Microseconds, SpanIndex, TimeRange, Trace } from './trace.ts';

export type { TimeRange } from './trace.ts';

/** The shortest possible view: 10 ns. */
export const LEAST_LENGTH = 0.01;

/** In µs. */
const NANO = 0.001;

/** Returns the range of the whole trace. A trace without duration gets one microsecond. */
export function fullRange(trace: Pick<Trace, 'duration'>): TimeRange {
  return { start: 0, end: trace.duration > 0 ? trace.duration : 1 };
}

/**
 * Returns the range from the first start to the last end in a span's subtree; never shorter than the shortest
 * view. Linear in the subtree.
 */
function subtreeRange(trace: Trace, root: SpanIndex): TimeRange {
  const { start, duration, subtreeEnd } = trace.spans;
  let from = Number.POSITIVE_INFINITY;
  let to = 0;
  const last = subtreeEnd[root];
  for (let span: number = root; span < last; span++) {
    const begin = start[span];
    const end = begin + duration[span];
    if (begin < from) from = begin;
    if (end > to) to = end;
  }
  return clampRange(from, to, fullRange(trace));
}

/** Returns what is visible before any zoom: the trace, or the subtree in focus. */
export function homeRange(trace: Trace, root: SpanIndex | undefined): TimeRange {
  return root === undefined ? fullRange(trace) : subtreeRange(trace, root);
}

export function rangeLength(range: TimeRange): Microseconds {
  return range.end - range.start;
}

export function isSameRange(a: TimeRange, b: TimeRange): boolean {
  return a.start === b.start && a.end === b.end;
}

/**
 * Returns the range between two times in any order, lengthened if it is too short, moved and cut to lie
 * within `full`, rounded to nanoseconds.
 */
export function clampRange(a: Microseconds, b: Microseconds, full: TimeRange): TimeRange {
  const wholeLength = rangeLength(full);
  const length = Math.min(wholeLength, Math.max(Math.abs(b - a), Math.min(LEAST_LENGTH, wholeLength)));
  if (!(length + NANO < wholeLength)) return full;
  const start = Math.min(Math.max(full.start, Math.min(a, b)), full.end - length);
  const end = start + length;
  return {
    start: start - full.start < NANO ? full.start : toNanos(start),
    end: full.end - end < NANO ? full.end : toNanos(end),
  };
}

/** Rounds to nanoseconds, the precision that URLs keep. */
function toNanos(time: Microseconds): Microseconds {
  return Math.round(time * 1000) / 1000;
}

/**
 * Moves a range as little as needed to show [start, end], or its beginning if it is too long. Returns the
 * same range if everything is already visible.
 */
export function rangeShowing(
  range: TimeRange,
  start: Microseconds,
  end: Microseconds,
  full: TimeRange,
): TimeRange {
  if (end >= range.start && start <= range.end) return range;
  const middle = (start + Math.min(end, start + rangeLength(range))) / 2;
  return clampRange(middle - rangeLength(range) / 2, middle + rangeLength(range) / 2, full);
}

/** Stretches of a trace in which none of the spans runs that are looked at: what may be squeezed. */
import { homeRange, rangeLength, type TimeRange } from './timeRange.ts';
import type { SpanColumns, SpanIndex, Trace } from './trace.ts';

/** A gap is at least this share of the time that is looked at: there are never more than twenty. */
export const LEAST_GAP_SHARE = 0.05;

/** Slots of time: so many that the shortest gap, wherever it lies, has one of them for itself. */
const SLOTS = 3 / LEAST_GAP_SHARE;

/**
 * Gaps of at least LEAST_GAP_SHARE, ascending, apart from each other. Only spans that pass (a byte a span; undefined:
 * all) fill time; with a `root`, its subtree is looked at as if it were the trace. What is collapsed fills it all the
 * same, so that opening and closing rows moves nothing sideways.
 */
export function computeIdleGaps(
  trace: Trace,
  passing: Uint8Array | undefined,
  root: SpanIndex | undefined,
): readonly TimeRange[] {
  if (passing === undefined && root === undefined) return trace.idleGaps;
  const end = root === undefined ? trace.spans.count : trace.spans.subtreeEnd[root];
  return findIdleGaps(trace.spans, { first: root ?? 0, end, passing }, homeRange(trace, root));
}

/** Which spans fill time: those from `first` up to `end` that pass. */
export interface FillingSpans {
  readonly first: number;
  readonly end: number;
  readonly passing: Uint8Array | undefined;
}

/**
 * The gaps of a stretch of time, in which all of the spans lie.
 *
 *     a    |==|
 *     b      |===|
 *     c                 |==|
 *     gaps       |------|
 *
 * Linear in spans, without sorting: time is cut into slots that are shorter than half of the shortest gap. Around a run
 * of slots that no span touches, the gap reaches from the latest end in the slot before to the earliest start in the
 * slot after it.
 */
export function findIdleGaps(
  { start, duration }: Pick<SpanColumns, 'start' | 'duration'>,
  { first: firstSpan, end: endSpan, passing }: FillingSpans,
  whole: TimeRange,
): readonly TimeRange[] {
  const slotsPerMicro = SLOTS / rangeLength(whole);
  /** By slot: how many more spans touch it than the slot before. */
  const change = new Int32Array(SLOTS + 1);
  const earliest = new Float64Array(SLOTS).fill(Number.POSITIVE_INFINITY);
  const latest = new Float64Array(SLOTS).fill(Number.NEGATIVE_INFINITY);
  for (let span = firstSpan; span < endSpan; span++) {
    if (passing !== undefined && passing[span] === 0) continue;
    const from = start[span];
    const to = from + duration[span];
    // No time is before the beginning of the whole; what ends with it is in the last slot. `| 0` cuts off the fraction.
    const first = Math.min(SLOTS - 1, ((from - whole.start) * slotsPerMicro) | 0);
    const last = Math.min(SLOTS - 1, ((to - whole.start) * slotsPerMicro) | 0);
    change[first]++;
    change[last + 1]--;
    if (from < earliest[first]) earliest[first] = from;
    if (to > latest[last]) latest[last] = to;
  }
  // Nothing to squeeze between, or nothing that takes time.
  if (!(Math.max(...latest) > Math.min(...earliest))) return [];
  return collectGaps(change, earliest, latest, whole);
}

/** The share of a time that its gaps take. */
export function idleShare(whole: TimeRange, gaps: readonly TimeRange[]): number {
  return gaps.reduce((idle, gap) => idle + rangeLength(gap), 0) / rangeLength(whole);
}

/** From run to run of slots that nothing touches. */
function collectGaps(
  change: Int32Array,
  earliest: Float64Array,
  latest: Float64Array,
  whole: TimeRange,
): TimeRange[] {
  const gaps: TimeRange[] = [];
  let running = 0;
  const least = rangeLength(whole) * LEAST_GAP_SHARE;
  let gapStart: number | undefined = whole.start;
  for (let slot = 0; slot <= SLOTS; slot++) {
    running += change[slot];
    const isIdle = slot < SLOTS && running === 0;
    if (isIdle) {
      gapStart ??= latest[slot - 1];
      continue;
    }
    const end = slot === SLOTS ? whole.end : earliest[slot];
    if (gapStart !== undefined && end - gapStart >= least) gaps.push({ start: gapStart, end });
    gapStart = undefined;
  }
  return gaps;
}

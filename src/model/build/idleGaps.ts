/** Stretches of a trace in which none of the spans runs that are looked at: what may be squeezed. */
import type { Steps } from '../../base/time/slicedTask.ts';
import { homeRange, rangeLength, type TimeRange } from '../timeRange.ts';
import type { SpanColumns, SpanIndex, Trace } from '../trace.ts';

/** A gap is at least this share of the time that is looked at: there are never more than twenty. */
export const LEAST_GAP_SHARE = 0.05;

/** Slots of time: so many that the shortest gap, wherever it lies, has one of them for itself. */
const SLOTS = 3 / LEAST_GAP_SHARE;

/** Spans that are looked at between two pauses. */
const STEP = 1 << 16;

/**
 * Gaps of at least LEAST_GAP_SHARE, ascending, apart from each other. Only spans that pass (a byte a span; undefined:
 * all) fill time; with a `root`, its subtree is looked at as if it were the trace. What is collapsed fills it all the
 * same, so that opening and closing rows moves nothing sideways.
 */
export function* idleGapsInSteps(
  trace: Trace,
  passing: Uint8Array | undefined,
  root: SpanIndex | undefined,
): Steps<readonly TimeRange[]> {
  if (passing === undefined && root === undefined) return trace.idleGaps;
  const end = root === undefined ? trace.spans.count : trace.spans.subtreeEnd[root];
  const slots = new TimeSlots(trace.spans, passing, homeRange(trace, root));
  for (let from: number = root ?? 0; from < end; from += STEP) {
    slots.add(from, Math.min(end, from + STEP));
    yield;
  }
  return slots.gaps();
}

/** The gaps of all spans in a stretch of time in which all of them lie. */
export function findIdleGaps(
  spans: Pick<SpanColumns, 'start' | 'duration'>,
  whole: TimeRange,
): readonly TimeRange[] {
  const slots = new TimeSlots(spans, undefined, whole);
  slots.add(0, spans.start.length);
  return slots.gaps();
}

/**
 *     a    |==|
 *     b      |===|
 *     c                 |==|
 *     gaps       |------|
 *
 * Linear in spans, without sorting: time is cut into slots that are shorter than half of the shortest gap. Around a run
 * of slots that no span touches, the gap reaches from the latest end in the slot before to the earliest start in the
 * slot after it.
 */
class TimeSlots {
  readonly #spans: Pick<SpanColumns, 'start' | 'duration'>;
  readonly #passing: Uint8Array | undefined;
  readonly #whole: TimeRange;
  /** By slot: how many more spans touch it than the slot before. */
  readonly #change = new Int32Array(SLOTS + 1);
  readonly #earliest = new Float64Array(SLOTS).fill(Number.POSITIVE_INFINITY);
  readonly #latest = new Float64Array(SLOTS).fill(Number.NEGATIVE_INFINITY);
  /** A stretch that is filled by what was added: most spans lie within the one before them. */
  #filledFrom = Number.POSITIVE_INFINITY;
  #filledTo = Number.NEGATIVE_INFINITY;

  constructor(
    spans: Pick<SpanColumns, 'start' | 'duration'>,
    passing: Uint8Array | undefined,
    whole: TimeRange,
  ) {
    this.#spans = spans;
    this.#passing = passing;
    this.#whole = whole;
  }

  /** Adds those of the spans [first, end) that pass. */
  add(firstSpan: number, endSpan: number): void {
    const { start, duration } = this.#spans;
    const passing = this.#passing;
    let filledFrom = this.#filledFrom;
    let filledTo = this.#filledTo;
    for (let span = firstSpan; span < endSpan; span++) {
      if (passing !== undefined && passing[span] === 0) continue;
      const from = start[span];
      const to = from + duration[span];
      if (from >= filledFrom && to <= filledTo) continue;
      this.#fill(from, to);
      const isApart = from > filledTo || to < filledFrom;
      filledFrom = isApart || from < filledFrom ? from : filledFrom;
      filledTo = isApart || to > filledTo ? to : filledTo;
    }
    this.#filledFrom = filledFrom;
    this.#filledTo = filledTo;
  }

  gaps(): readonly TimeRange[] {
    // Nothing to squeeze between, or nothing that takes time.
    if (!(Math.max(...this.#latest) > Math.min(...this.#earliest))) return [];
    return collectGaps(this.#change, this.#earliest, this.#latest, this.#whole);
  }

  #fill(from: number, to: number): void {
    const slotsPerMicro = SLOTS / rangeLength(this.#whole);
    // No time is before the beginning of the whole; what ends with it is in the last slot. `| 0` cuts off the fraction.
    const first = Math.min(SLOTS - 1, ((from - this.#whole.start) * slotsPerMicro) | 0);
    const last = Math.min(SLOTS - 1, ((to - this.#whole.start) * slotsPerMicro) | 0);
    this.#change[first]++;
    this.#change[last + 1]--;
    if (from < this.#earliest[first]) this.#earliest[first] = from;
    if (to > this.#latest[last]) this.#latest[last] = to;
  }
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

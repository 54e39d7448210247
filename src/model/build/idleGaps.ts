/** Idle gaps: stretches of time in which none of the considered spans runs. The view may squeeze them. */
import type { Steps } from '../../base/time/slicedTask.ts';
import { homeRange, rangeLength, type TimeRange } from '../timeRange.ts';
import type { SpanColumns, SpanIndex, Trace } from '../trace.ts';

/** A gap has at least this share of the considered time, so there are never more than twenty. */
export const LEAST_GAP_SHARE = 0.05;

/**
 * The number of time slots. They are so short that every gap, wherever it lies, covers at least one whole
 * slot.
 */
const SLOTS = 3 / LEAST_GAP_SHARE;

/** The number of spans between two pauses. */
const STEP = 1 << 16;

/**
 * Finds gaps of at least LEAST_GAP_SHARE, ascending and disjoint. Only spans that pass (one byte per span;
 * undefined: all) count. With a `root`, its subtree is treated as the whole trace. Collapsed spans count too,
 * so that opening and closing rows never moves anything sideways.
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

/** Finds the gaps of all spans; `whole` must contain all of them. */
export function findIdleGaps(
  spans: Pick<SpanColumns, 'start' | 'duration'>,
  whole: TimeRange,
): readonly TimeRange[] {
  const slots = new TimeSlots(spans, undefined, whole);
  slots.add(0, spans.start.length);
  return slots.gaps();
}

/**
 * Finds gaps in linear time, without sorting.
 *
 *     a    |==|
 *     b      |===|
 *     c                 |==|
 *     gaps       |------|
 *
 * Time is cut into slots shorter than half of the shortest gap. Around a run of slots that no span touches,
 * the gap reaches from the latest end in the slot before to the earliest start in the slot after.
 */
class TimeSlots {
  readonly #spans: Pick<SpanColumns, 'start' | 'duration'>;
  readonly #passing: Uint8Array | undefined;
  readonly #whole: TimeRange;
  /** For each slot: how many more spans touch it than the previous one. */
  readonly #change = new Int32Array(SLOTS + 1);
  readonly #earliest = new Float64Array(SLOTS).fill(Number.POSITIVE_INFINITY);
  readonly #latest = new Float64Array(SLOTS).fill(Number.NEGATIVE_INFINITY);
  /** A stretch that is already filled. Most spans lie within the one before them, so they change nothing. */
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
    // There are no spans, or none of them has a duration.
    if (!(Math.max(...this.#latest) > Math.min(...this.#earliest))) return [];
    return collectGaps(this.#change, this.#earliest, this.#latest, this.#whole);
  }

  #fill(from: number, to: number): void {
    const slotsPerMicro = SLOTS / rangeLength(this.#whole);
    // No time lies before the start of the whole; what ends with it goes into the last slot. `| 0` cuts off
    // the fraction.
    const first = Math.min(SLOTS - 1, ((from - this.#whole.start) * slotsPerMicro) | 0);
    const last = Math.min(SLOTS - 1, ((to - this.#whole.start) * slotsPerMicro) | 0);
    this.#change[first]++;
    this.#change[last + 1]--;
    if (from < this.#earliest[first]) this.#earliest[first] = from;
    if (to > this.#latest[last]) this.#latest[last] = to;
  }
}

/** Returns the share of the whole time that the gaps cover. */
export function idleShare(whole: TimeRange, gaps: readonly TimeRange[]): number {
  return gaps.reduce((idle, gap) => idle + rangeLength(gap), 0) / rangeLength(whole);
}

/** Turns each run of slots that no span touches into a gap, if it is long enough. */
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

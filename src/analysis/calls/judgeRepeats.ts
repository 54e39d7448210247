/** Says of equal calls of one parent in which way they repeat, and what that costs. */
import { selectNth } from '../../base/selectNth.ts';
import { roundToNanos } from '../../model/build/times.ts';
import { NONE, type Trace } from '../../model/trace.ts';
import type { SpanShapes } from '../spanShapes.ts';
import { differInPage } from './paging.ts';

/** How calls repeat. */
export type RepeatKind =
  /** One after the other, with different values. */
  | 'n-plus-one'
  /** At once, or overlapping. */
  | 'fan-out'
  /** One after the other, in even intervals, until the answer changes. */
  | 'polling'
  /** One page of a list after the other. */
  | 'paging'
  /** One after the other, all with the same values. */
  | 'duplicate'
  /** Several calls in the same order, over and over: A B A B A B. */
  | 'pattern';

export interface RepeatVerdict {
  readonly kind: RepeatKind;
  /** How many of the calls ask for exactly what an earlier one asked for. */
  readonly duplicateCount: number;
  /** The sum of their durations, and the time in which at least one runs; µs. */
  readonly time: number;
  readonly wallTime: number;
  /**
   * By how much, at most, the window would be shorter with one call in the place of all, or, at once, without
   * a straggler; µs.
   */
  readonly saving: number;
  /** Of calls at once, the slowest, if it takes at least three times as long as the median; else NONE. */
  readonly straggler: number;
}

/** What is known of the calls. All columns are by SpanIndex. */
export interface RepeatFigures {
  readonly trace: Trace;
  readonly shapes: SpanShapes;
  /** See computeDrags. */
  readonly drag: Float64Array;
  /** See Failures. */
  readonly code: Int32Array;
  readonly isFailed: Uint8Array;
}

/** Calls that overlap by no more than this part of their time run one after the other. */
const MOST_OVERLAP = 0.1;
const STRAGGLER_FACTOR = 3;
/** The longest wait between two polls may be this many times the shortest. */
const EVEN_FACTOR = 2;
/** Among more calls, only the first ones are read. */
const READ_CALLS = 50;

/**
 * The spans are by start and stand for `callCount` calls, in patterns of `period`. Undefined if calls of a
 * pattern overlap, for then they make none.
 */
export function judgeRepeats(
  figures: RepeatFigures,
  calls: readonly number[],
  callCount: number,
  period: number,
): RepeatVerdict | undefined {
  const { trace, shapes, drag } = figures;
  const { duration, parent } = trace.spans;
  const durations = Float64Array.from(calls, (span) => duration[span]);
  const time = roundToNanos(durations.reduce((sum, each) => sum + each, 0));
  const wallTime = unionOf(trace, calls);
  const median = selectNth(durations, (durations.length - 1) >>> 1);
  if (time - wallTime > time * MOST_OVERLAP) {
    if (period > 1) return undefined;
    const straggler = findStraggler(trace, calls, median);
    const gain = straggler === NONE ? 0 : Math.min(drag[straggler], duration[straggler] - median);
    return { kind: 'fan-out', duplicateCount: 0, time, wallTime, saving: gain, straggler };
  }
  const requests = calls.map((span) => shapes.requestOf(span));
  const distinct = new Set(requests.filter((request) => request !== 0));
  const duplicateCount = requests.filter((request) => request !== 0).length - distinct.size;
  const isSame = distinct.size === 1 && duplicateCount === calls.length - 1;
  let dragSum = 0;
  for (const span of calls) dragSum += drag[span];
  const above = parent[calls[0]];
  if (above !== NONE) dragSum = Math.min(dragSum, drag[above]);
  const saving = roundToNanos(dragSum * (1 - period / callCount));
  const kind = period > 1 ? 'pattern' : kindOfSequence(figures, calls, median, isSame);
  return { kind, duplicateCount, time, wallTime, saving, straggler: NONE };
}

function kindOfSequence(
  figures: RepeatFigures,
  calls: readonly number[],
  median: number,
  isSame: boolean,
): RepeatKind {
  if (isPolling(figures, calls, median, isSame)) return 'polling';
  if (isSame) return 'duplicate';
  const texts = calls.slice(0, READ_CALLS).map((span) => figures.shapes.requestTextOf(span));
  return differInPage(texts) ? 'paging' : 'n-plus-one';
}

/**
 * Even waits, longer than the calls, until the answer changes; or without end, if it is always the same
 * question, because many a service says in the body, which no span has, that there is nothing new.
 */
function isPolling(
  { trace, code, isFailed }: RepeatFigures,
  calls: readonly number[],
  median: number,
  isSame: boolean,
): boolean {
  const { start, duration } = trace.spans;
  let shortest = Number.POSITIVE_INFINITY;
  let longest = 0;
  for (let place = 1; place < calls.length; place++) {
    const last = calls[place - 1];
    const wait = start[calls[place]] - (start[last] + duration[last]);
    if (wait < shortest) shortest = wait;
    if (wait > longest) longest = wait;
  }
  if (shortest <= median || longest > shortest * EVEN_FACTOR) return false;
  const answerOf = (span: number) => code[span] * 2 + isFailed[span];
  const first = answerOf(calls[0]);
  const isSteady = calls.slice(0, -1).every((span) => answerOf(span) === first);
  return isSteady && (isSame || answerOf(calls[calls.length - 1]) !== first);
}

function findStraggler({ spans }: Trace, calls: readonly number[], median: number): number {
  let slowest = calls[0];
  for (const span of calls) if (spans.duration[span] > spans.duration[slowest]) slowest = span;
  return median > 0 && spans.duration[slowest] >= STRAGGLER_FACTOR * median ? slowest : NONE;
}

/** The calls are by start, so each can only add to the end. */
function unionOf({ spans }: Trace, calls: readonly number[]): number {
  let covered = Number.NEGATIVE_INFINITY;
  let union = 0;
  for (const span of calls) {
    const from = spans.start[span];
    const to = from + spans.duration[span];
    if (to <= covered) continue;
    union += to - Math.max(from, covered);
    covered = to;
  }
  return roundToNanos(union);
}

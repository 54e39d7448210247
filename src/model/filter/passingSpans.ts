/** Finds the spans that pass the filter of a view. */
import type { Steps } from '../../base/time/slicedTask.ts';
import type { Trace } from '../trace.ts';
import { findHiddenByValue } from './hiddenValues.ts';
import { type HiddenValue, type Threshold, thresholdMicros } from './spanFilter.ts';

export interface PassingInput {
  readonly trace: Trace;
  readonly threshold: Threshold | undefined;
  readonly hiddenValues: readonly HiddenValue[];
  /** By span: 1 if find keeps it. undefined: find hides nothing. */
  readonly isMatch: Uint8Array | undefined;
}

/** The number of spans between two pauses. */
const STEP = 1 << 17;

/** Returns one byte per span, 1 if it passes; undefined if there is no filter. Linear in spans. */
export function* findPassingSpans(input: PassingInput): Steps<Uint8Array | undefined> {
  const { trace, threshold, hiddenValues, isMatch } = input;
  const least = thresholdMicros(trace, threshold);
  const hidden = yield* findHiddenByValue(trace, hiddenValues);
  if (least === 0 && hidden === undefined && isMatch === undefined) return undefined;
  const { count, duration } = trace.spans;
  const passing = isMatch === undefined ? new Uint8Array(count).fill(1) : isMatch.slice();
  for (let from = 0; from < count; from += STEP) {
    const to = Math.min(count, from + STEP);
    if (least > 0) keepLong(duration, least, passing, from, to);
    if (hidden !== undefined) keepShown(hidden, passing, from, to);
    yield;
  }
  return passing;
}

function keepLong(
  duration: Float64Array,
  least: number,
  passing: Uint8Array,
  from: number,
  to: number,
): void {
  for (let span = from; span < to; span++) if (duration[span] < least) passing[span] = 0;
}

function keepShown(hidden: Uint8Array, passing: Uint8Array, from: number, to: number): void {
  for (let span = from; span < to; span++) passing[span] &= 1 - hidden[span];
}

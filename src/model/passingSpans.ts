/** Which spans pass the filter of a view. */
import { computeHiddenByValue } from './colorByHidden.ts';
import { type HiddenValue, type Threshold, thresholdMicros } from './spanFilter.ts';
import type { Trace } from './trace.ts';

export interface PassingInput {
  readonly trace: Trace;
  readonly threshold: Threshold | undefined;
  readonly hiddenValues: readonly HiddenValue[];
  /** By span: 1 for what find keeps; undefined: it hides nothing. */
  readonly isMatch: Uint8Array | undefined;
}

/** A byte a span, 1 where it passes; undefined where nothing is asked for. Linear in spans. */
export function computePassingSpans(input: PassingInput): Uint8Array | undefined {
  const { trace, threshold, hiddenValues, isMatch } = input;
  const least = thresholdMicros(trace, threshold);
  const hidden = computeHiddenByValue(trace, hiddenValues);
  if (least === 0 && hidden === undefined && isMatch === undefined) return undefined;
  const { count, duration } = trace.spans;
  const passing = isMatch === undefined ? new Uint8Array(count).fill(1) : isMatch.slice();
  if (least > 0) for (let span = 0; span < count; span++) if (duration[span] < least) passing[span] = 0;
  if (hidden !== undefined) for (let span = 0; span < count; span++) passing[span] &= 1 - hidden[span];
  return passing;
}

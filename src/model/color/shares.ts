/** What each value of the legend stands for: its spans, its errors, and its share of the time. */
import type { Steps } from '../../base/time/slicedTask.ts';
import { SpanFlag, type Trace } from '../trace.ts';
import type { SpanValues } from './values.ts';

export interface ValueShare {
  /** As in SpanValues. */
  readonly text: string;
  readonly spanCount: number;
  /** The number of its spans that have an error of their own. */
  readonly errorCount: number;
  /**
   * Self time of its spans ÷ self time of all spans, 0 to 1. Each moment of work counts only where it is
   * done, not again in every span that waits for it, so the shares of a legend add up to 1. Concurrent spans
   * count separately, so this is a share of the work and not of the trace's duration. If no span took any
   * time, it is the share of the spans.
   */
  readonly share: number;
}

/** The number of spans between two pauses, about a millisecond. */
const STEP = 1 << 16;

/** Returns the values that have spans, in the order of `texts`. Makes one pass over the spans, in steps. */
export function* countValueShares(trace: Trace, { column, texts }: SpanValues): Steps<ValueShare[]> {
  const { count } = trace.spans;
  const sums: ValueSums = {
    spanCount: new Int32Array(texts.length),
    errorCount: new Int32Array(texts.length),
    time: new Float64Array(texts.length),
  };
  for (let from = 0; from < count; from += STEP) {
    addSpans(trace, column, sums, from, Math.min(count, from + STEP));
    yield;
  }
  const { spanCount, errorCount, time } = sums;
  const total = time.reduce((sum, each) => sum + each, 0);
  return texts.flatMap((text, value) =>
    spanCount[value] === 0
      ? []
      : [
          {
            text,
            spanCount: spanCount[value],
            errorCount: errorCount[value],
            share: total > 0 ? time[value] / total : spanCount[value] / count,
          },
        ],
  );
}

/** Indexed by value. */
interface ValueSums {
  readonly spanCount: Int32Array;
  readonly errorCount: Int32Array;
  readonly time: Float64Array;
}

/** Adds the spans [from, to). */
function addSpans(
  { spans: { selfTime, flags } }: Trace,
  column: SpanValues['column'],
  { spanCount, errorCount, time }: ValueSums,
  from: number,
  to: number,
): void {
  for (let span = from; span < to; span++) {
    const value = column[span];
    spanCount[value]++;
    time[value] += selfTime[span];
    if ((flags[span] & SpanFlag.ownError) !== 0) errorCount[value]++;
  }
}

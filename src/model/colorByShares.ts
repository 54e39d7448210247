/** What each value of the legend stands for: its spans, its errors, and its share of the time. */
import type { SpanValues } from './colorByValues.ts';
import { SpanFlag, type Trace } from './trace.ts';

export interface ValueShare {
  /** As in SpanValues. */
  readonly text: string;
  readonly spanCount: number;
  /** Spans of it with an error of their own. */
  readonly errorCount: number;
  /**
   * Self time of its spans ÷ self time of all spans, 0 to 1: each moment of work counts where it is done, not again in all
   * that wait for it, so that the shares of a legend add up to 1. Spans that run side by side count each, so this is a share
   * of the work, not of the trace's duration. Where no span took any time: its share of the spans.
   */
  readonly share: number;
}

/** The values that have spans, in the order of `texts`. One pass over the spans. */
export function computeValueShares(trace: Trace, { column, texts }: SpanValues): ValueShare[] {
  const { count, selfTime, flags } = trace.spans;
  const spanCount = new Int32Array(texts.length);
  const errorCount = new Int32Array(texts.length);
  const time = new Float64Array(texts.length);
  for (let span = 0; span < count; span++) {
    const value = column[span];
    spanCount[value]++;
    time[value] += selfTime[span];
    if ((flags[span] & SpanFlag.ownError) !== 0) errorCount[value]++;
  }
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

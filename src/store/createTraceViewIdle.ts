/** What of a shown trace's time is idle, and whether it is squeezed. */
import { memoizeLast } from '../base/memoizeLast.ts';
import { computeIdleGaps, idleShare } from '../model/idleGaps.ts';
import { homeRange, isSameRange, type TimeRange } from '../model/timeRange.ts';
import type { SpanIndex, Trace } from '../model/trace.ts';
import type { TraceViewSelectors, TraceViewState } from './traceViewState.ts';

/** Where nobody has decided, idle time is squeezed when it is more than this share of all. */
const MOST_IDLE_SHARE = 0.5;

const noGaps: readonly TimeRange[] = [];

export function createIdleSelectors(
  passing: TraceViewSelectors['passing'],
): Pick<TraceViewSelectors, 'idleGaps' | 'unfilteredIdleGaps' | 'isSqueezed' | 'squeezedGaps'> {
  let last = noGaps;
  /** The same array as before where the gaps are: nothing is drawn again because a filter has changed that changes no gap. */
  const gaps = memoizeLast((...input: Parameters<typeof computeIdleGaps>) => {
    const found = computeIdleGaps(...input);
    if (!areSameGaps(found, last)) last = found;
    return last;
  });
  const unfiltered = memoizeLast((trace: Trace, root: SpanIndex | undefined) =>
    computeIdleGaps(trace, undefined, root),
  );
  /** Before anything is filtered: filtering does not change how time is drawn. */
  const isMostlyIdle = memoizeLast(
    (trace: Trace, root: SpanIndex | undefined) =>
      idleShare(homeRange(trace, root), unfiltered(trace, root)) > MOST_IDLE_SHARE,
  );
  const idleGaps = (state: TraceViewState) => gaps(state.trace, passing(state), state.root);
  const isSqueezed = (state: TraceViewState) =>
    idleGaps(state).length > 0 && (state.squeeze ?? isMostlyIdle(state.trace, state.root));
  return {
    idleGaps,
    unfilteredIdleGaps: ({ trace, root }) => unfiltered(trace, root),
    isSqueezed,
    squeezedGaps: (state) => (isSqueezed(state) ? idleGaps(state) : noGaps),
  };
}

function areSameGaps(a: readonly TimeRange[], b: readonly TimeRange[]): boolean {
  return (
    a.length === b.length &&
    a.every((gap, position) => {
      const other = b.at(position);
      return other !== undefined && isSameRange(gap, other);
    })
  );
}

/** When a shown trace is idle, and whether that time is squeezed. */
import { memoizeLast } from '../../base/memoizeLast.ts';
import { idleShare } from '../../model/build/idleGaps.ts';
import { homeRange, type TimeRange } from '../../model/timeRange.ts';
import type { SpanIndex, Trace } from '../../model/trace.ts';
import type { ShownRows } from './rows.ts';
import type { TraceViewSelectors, TraceViewState } from './state.ts';

/** Unless the user has chosen, idle time is squeezed if it is more than this share of the trace. */
const MOST_IDLE_SHARE = 0.5;

const noGaps: readonly TimeRange[] = [];

export function createIdleSelectors(
  shown: (state: TraceViewState) => ShownRows,
): Pick<TraceViewSelectors, 'idleGaps' | 'unfilteredIdleGaps' | 'isSqueezed' | 'squeezedGaps'> {
  /** Of the unfiltered trace: filtering does not change whether time is squeezed. */
  const isMostlyIdle = memoizeLast(
    (trace: Trace, root: SpanIndex | undefined, unfiltered: readonly TimeRange[]) =>
      unfiltered.length > 0 && idleShare(homeRange(trace, root), unfiltered) > MOST_IDLE_SHARE,
  );
  const idleGaps = (state: TraceViewState) => shown(state).idleGaps;
  const isSqueezed = (state: TraceViewState) => {
    const { tree, idleGaps: gaps, unfilteredIdleGaps } = shown(state);
    return gaps.length > 0 && (state.squeeze ?? isMostlyIdle(tree.trace, tree.root, unfilteredIdleGaps));
  };
  return {
    idleGaps,
    unfilteredIdleGaps: (state) => shown(state).unfilteredIdleGaps,
    isSqueezed,
    squeezedGaps: (state) => (isSqueezed(state) ? idleGaps(state) : noGaps),
  };
}

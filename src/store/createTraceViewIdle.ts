/** What of a shown trace's time is idle, and whether it is squeezed. */
import { memoizeLast } from '../base/memoizeLast.ts';
import { computeIdleGaps, idleShare } from '../model/idleGaps.ts';
import { homeRange, type TimeRange } from '../model/timeRange.ts';
import type { TraceViewSelectors, TraceViewState } from './traceViewState.ts';

/** Where nobody has decided, idle time is squeezed when it is more than this share of all. */
const MOST_IDLE_SHARE = 0.5;

const noGaps: readonly TimeRange[] = [];

export function createIdleSelectors(
  passing: TraceViewSelectors['passing'],
): Pick<TraceViewSelectors, 'idleGaps' | 'isSqueezed' | 'squeezedGaps'> {
  const gaps = memoizeLast(computeIdleGaps);
  const isMostlyIdle = memoizeLast(
    (trace: TraceViewState['trace'], root: TraceViewState['root'], idle: readonly TimeRange[]) =>
      idleShare(homeRange(trace, root), idle) > MOST_IDLE_SHARE,
  );
  const idleGaps = (state: TraceViewState) => gaps(state.trace, passing(state), state.root);
  const isSqueezed = (state: TraceViewState) => {
    const idle = idleGaps(state);
    return idle.length > 0 && (state.squeeze ?? isMostlyIdle(state.trace, state.root, idle));
  };
  return {
    idleGaps,
    isSqueezed,
    squeezedGaps: (state) => (isSqueezed(state) ? idleGaps(state) : noGaps),
  };
}

/** A shown trace: the state that the user changes, selectors on it, and actions. */
import { createStore } from 'zustand/vanilla';
import { memoizeLast } from '../../base/memoizeLast.ts';
import { realTimers, type Timers } from '../../base/time/timers.ts';
import { computeSpanValues } from '../../model/color/values.ts';
import { computeErrorSpans } from '../../model/find/matches.ts';
import { createGroupStats } from '../../model/rows/groupStats.ts';
import { TreePositions } from '../../model/rows/positions.ts';
import type { ShownTree } from '../../model/rows/shownTree.ts';
import { homeRange } from '../../model/timeRange.ts';
import { createTraceViewActions, type TraceViewActions } from './actions.ts';
import { createIdleSelectors } from './idle.ts';
import type { LoadFindEngine } from './loadFindEngine.ts';
import { MOST_AT_ONCE, RowsCounter } from './rows.ts';
import type { TraceViewSelectors, TraceViewState, TraceViewStore } from './state.ts';

export interface TraceView {
  readonly store: TraceViewStore;
  readonly select: TraceViewSelectors;
  readonly act: TraceViewActions;
}

/** How the long computations of a view are timed; tests pass their own. */
export interface TraceViewPace {
  readonly timers?: Timers;
  /** The rows of traces of up to this many spans are computed at once. */
  readonly mostAtOnce?: number;
}

/** Creates a view with this state (see traceViewStateOf for that of an address). */
export function createTraceView(
  initial: TraceViewState,
  loadFindEngine: LoadFindEngine,
  { timers = realTimers, mostAtOnce = MOST_AT_ONCE }: TraceViewPace = {},
): TraceView {
  const store = createStore<TraceViewState>()(() => initial);
  const counter = new RowsCounter({ mostAtOnce, timers });
  const select = createSelectors(counter);
  const act = createTraceViewActions({ store, select, counter, loadEngine: loadFindEngine, timers });
  return { store, select, act };
}

function createSelectors(counter: RowsCounter): TraceViewSelectors {
  const home = memoizeLast(homeRange);
  const shown = (state: TraceViewState) => counter.of(state.drawn ?? state);
  return {
    tree: (state) => shown(state).tree,
    rows: (state) => shown(state).rows,
    positions: memoizeLast((tree: ShownTree) => new TreePositions(tree)),
    groupStats: memoizeLast(createGroupStats),
    home: ({ trace, root }) => home(trace, root),
    matches: ({ trace, found }) => (found.trace === trace ? found.matches : undefined),
    isFindPending: ({ trace, findText, found }) => found.trace !== trace || found.text !== findText,
    spanValues: memoizeLast(computeSpanValues),
    errors: memoizeLast(computeErrorSpans),
    ...createIdleSelectors(shown),
  };
}

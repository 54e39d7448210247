/** A shown trace: what the person changes of it, what follows from that, and what can be done. */
import { createStore } from 'zustand/vanilla';
import { memoizeLast } from '../base/memoizeLast.ts';
import { computeSpanValues } from '../model/colorByValues.ts';
import { createGroupStats } from '../model/groupStats.ts';
import type { ShownTree } from '../model/shownTree.ts';
import { computeErrorSpans } from '../model/spanMatches.ts';
import { homeRange } from '../model/timeRange.ts';
import { TreePositions } from '../model/visibleRowsPositions.ts';
import { createTraceViewActions, type TraceViewActions } from './createTraceViewActions.ts';
import { createIdleSelectors } from './createTraceViewIdle.ts';
import { defaultPace, RowsCounter } from './createTraceViewRows.ts';
import type { LoadFindEngine } from './loadFindEngine.ts';
import type { TraceViewSelectors, TraceViewState, TraceViewStore } from './traceViewState.ts';

export interface TraceView {
  readonly store: TraceViewStore;
  readonly select: TraceViewSelectors;
  readonly act: TraceViewActions;
}

/** A view that begins with this state (see createTraceViewUrl for the one that an address asks for). */
export function createTraceView(
  initial: TraceViewState,
  loadFindEngine: LoadFindEngine,
  pace = defaultPace,
): TraceView {
  const store = createStore<TraceViewState>()(() => initial);
  const counter = new RowsCounter(pace);
  const select = createSelectors(counter);
  const act = createTraceViewActions({ store, select, counter, loadEngine: loadFindEngine });
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

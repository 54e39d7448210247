/** A shown trace: what the person changes of it, what follows from that, and what can be done. */
import { createStore } from 'zustand/vanilla';
import { memoizeLast } from '../base/memoizeLast.ts';
import { computeSpanValues } from '../model/colorByValues.ts';
import { searchSpans } from '../model/searchSpans.ts';
import { computeErrorSpans } from '../model/spanMatches.ts';
import { parseSpanQuery } from '../model/spanQueryParse.ts';
import type { Trace } from '../model/trace.ts';
import { computeVisibleRows } from '../model/visibleRows.ts';
import { computeTreePositions } from '../model/visibleRowsPositions.ts';
import { createTraceViewActions, type TraceViewActions } from './createTraceViewActions.ts';
import { createIdleSelectors } from './createTraceViewIdle.ts';
import type { TraceViewSelectors, TraceViewState, TraceViewStore } from './traceViewState.ts';

export interface TraceView {
  readonly store: TraceViewStore;
  readonly select: TraceViewSelectors;
  readonly act: TraceViewActions;
}

/** A view that begins with this state (see createTraceViewUrl for the one that an address asks for). */
export function createTraceView(initial: TraceViewState): TraceView {
  const store = createStore<TraceViewState>()(() => initial);
  const select = createSelectors();
  return { store, select, act: createTraceViewActions(store, select) };
}

function createSelectors(): TraceViewSelectors {
  const rows = memoizeLast(computeVisibleRows);
  return {
    rows: (state) => rows(state.trace, state.collapsed),
    positions: memoizeLast(computeTreePositions),
    matches: memoizeLast((trace: Trace, findText: string) => {
      const { query } = parseSpanQuery(findText);
      return query === undefined ? undefined : searchSpans(trace, query);
    }),
    spanValues: memoizeLast(computeSpanValues),
    errors: memoizeLast(computeErrorSpans),
    ...createIdleSelectors(),
  };
}

/** A shown trace: what the person changes of it, what follows from that, and what can be done. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { memoizeLast } from '../base/memoizeLast.ts';
import type { BitSet } from '../model/bitSet.ts';
import { computeErrorSpans, type SpanMatches, searchSpans } from '../model/searchSpans.ts';
import { parseSpanQuery } from '../model/spanQuery.ts';
import type { TimeRange } from '../model/timeRange.ts';
import type { SpanIndex, Trace } from '../model/trace.ts';
import { computeVisibleRows, type RowItem } from '../model/visibleRows.ts';
import { computeTreePositions, type TreePositions } from '../model/visibleRowsPositions.ts';
import { createTraceViewActions, type TraceViewActions } from './createTraceViewActions.ts';

/** The least from which the page can be drawn. Hover, drags and scroll positions are not here. */
export interface TraceViewState {
  readonly trace: Trace;
  /** The time in view. */
  readonly range: TimeRange;
  /** Collapsed nodes (see visibleRows). */
  readonly collapsed: BitSet;
  /** The row that keys act on; it is always a visible row. */
  readonly focused: RowItem | undefined;
  /** The span whose details are shown. */
  readonly selected: SpanIndex | undefined;
  /** What is looked for, as it was typed. */
  readonly findText: string;
  /** Counts the times that the focused row was to be brought into sight. */
  readonly reveals: number;
}

export type TraceViewStore = StoreApi<TraceViewState>;

/** What follows from the state, computed when it is asked for and kept while it holds. */
export interface TraceViewSelectors {
  /** Rows from top to bottom (see visibleRows). */
  readonly rows: (state: TraceViewState) => Int32Array;
  readonly positions: (trace: Trace) => TreePositions;
  /** The spans that a text finds; undefined for a text that asks for nothing. */
  readonly matches: (trace: Trace, findText: string) => SpanMatches | undefined;
  /** Spans with an error of their own, ascending. */
  readonly errors: (trace: Trace) => Int32Array;
}

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
      const query = parseSpanQuery(findText);
      return query === undefined ? undefined : searchSpans(trace, query);
    }),
    errors: memoizeLast(computeErrorSpans),
  };
}

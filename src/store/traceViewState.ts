/** The state of a shown trace, and what follows from it. */
import type { StoreApi } from 'zustand/vanilla';
import type { BitSet } from '../model/bitSet.ts';
import type { SpanMatches } from '../model/searchSpans.ts';
import type { TimeRange } from '../model/timeRange.ts';
import type { SpanIndex, Trace } from '../model/trace.ts';
import type { RowItem } from '../model/visibleRows.ts';
import type { TreePositions } from '../model/visibleRowsPositions.ts';

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
  readonly rows: (state: Pick<TraceViewState, 'trace' | 'collapsed'>) => Int32Array;
  readonly positions: (trace: Trace) => TreePositions;
  /** The spans that a text finds; undefined for a text that asks for nothing. */
  readonly matches: (trace: Trace, findText: string) => SpanMatches | undefined;
  /** Spans with an error of their own, ascending. */
  readonly errors: (trace: Trace) => Int32Array;
}

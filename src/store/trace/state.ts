/** The state of a shown trace, and what follows from it. */
import type { StoreApi } from 'zustand/vanilla';
import type { BitSet } from '../../model/bitSet.ts';
import type { ColorBy } from '../../model/color/colorBy.ts';
import type { SpanValues } from '../../model/color/values.ts';
import type { FindMode } from '../../model/filter/findMode.ts';
import type { ChosenHiding } from '../../model/filter/hiding.ts';
import type { SpanMatches } from '../../model/find/matches.ts';
import type { SpanQueryError } from '../../model/find/parse.ts';
import type { GroupStats } from '../../model/rows/groupStats.ts';
import type { TreePositions } from '../../model/rows/positions.ts';
import type { RowItem } from '../../model/rows/rowItems.ts';
import type { ShownTree } from '../../model/rows/shownTree.ts';
import type { SpanGroups } from '../../model/rows/spanGroups.ts';
import type { VisibleRows } from '../../model/rows/visibleRows.ts';
import type { TimeRange } from '../../model/timeRange.ts';
import type { SpanIndex, Trace } from '../../model/trace.ts';

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
  /** What is wrong with it. */
  readonly findErrors: readonly SpanQueryError[];
  /** The code of find could not be had, so that nothing was looked for. */
  readonly isFindMissing: boolean;
  /** What the newest search has found that has ended; one for what is typed may be running (see select.isFindPending). */
  readonly found: FoundSpans;
  /** What becomes of spans that find does not match. */
  readonly findMode: FindMode;
  /** What is hidden besides, and in which ways. */
  readonly hiding: ChosenHiding;
  /** Repeated siblings stand in one row. */
  readonly isGrouped: boolean;
  /** Repeated siblings, once they have been looked for in this trace. */
  readonly groups: SpanGroups | undefined;
  /** Groups that show their members, and runs of hidden rows that are shown again: by node (see rowItems). */
  readonly opened: BitSet;
  /** Idle time is squeezed; undefined: where it is over half of the trace. */
  readonly squeeze: boolean | undefined;
  /** The span whose subtree is looked at as if it were the trace. */
  readonly root: SpanIndex | undefined;
  readonly colorBy: ColorBy;
  /** Names take the whole width. */
  readonly areBarsHidden: boolean;
  /** Counts the times that the focused row was to be brought into sight. */
  readonly reveals: number;
  /** What the rows on the screen are of, while those of this state are still counted; undefined: they are there. */
  readonly drawn: RowsState | undefined;
}

/** What decides on the rows, and why some are hidden. */
export type RowsState = Pick<
  TraceViewState,
  'trace' | 'hiding' | 'findMode' | 'found' | 'isGrouped' | 'groups' | 'opened' | 'root' | 'collapsed'
>;

export interface FoundSpans {
  /** Where it was looked for, and what. */
  readonly trace: Trace;
  readonly text: string;
  /** undefined for a text that asks for nothing. */
  readonly matches: SpanMatches | undefined;
}

export type TraceViewStore = StoreApi<TraceViewState>;

/** What follows from the state, computed when it is asked for and kept while it holds. */
export interface TraceViewSelectors {
  /** What is shown of the tree, were nothing collapsed; this and what follows from it is of `drawn` while that is there. */
  readonly tree: (state: TraceViewState) => ShownTree;
  readonly rows: (state: TraceViewState) => VisibleRows;
  readonly positions: (tree: ShownTree) => TreePositions;
  /** What the rows of groups say. */
  readonly groupStats: (tree: ShownTree) => (item: RowItem) => GroupStats | undefined;
  /** What is in view before anything is zoomed. */
  readonly home: (state: Pick<TraceViewState, 'trace' | 'root'>) => TimeRange;
  /** The spans that the newest search has found; undefined where nothing is looked for. */
  readonly matches: (state: TraceViewState) => SpanMatches | undefined;
  /** What is typed is still looked for. */
  readonly isFindPending: (state: TraceViewState) => boolean;
  /** What spans are coloured by, and which value each has. */
  readonly spanValues: (trace: Trace, by: ColorBy) => SpanValues;
  /** Spans with an error of their own, ascending. */
  readonly errors: (trace: Trace) => Int32Array;
  /** Idle time that can be squeezed (see idleGaps). */
  readonly idleGaps: (state: TraceViewState) => readonly TimeRange[];
  /** The same, were nothing filtered: when nothing runs, shown or not. */
  readonly unfilteredIdleGaps: (state: TraceViewState) => readonly TimeRange[];
  readonly isSqueezed: (state: TraceViewState) => boolean;
  /** The gaps where they are squeezed, else none; the same array as long as it is so. */
  readonly squeezedGaps: (state: TraceViewState) => readonly TimeRange[];
}

/** The state of a shown trace, and the selectors on it. */
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

/**
 * The minimal state that the page can be drawn from. It does not include hover, drags and scroll positions.
 */
export interface TraceViewState {
  readonly trace: Trace;
  /** The time range in view. */
  readonly range: TimeRange;
  /** Collapsed nodes (see visibleRows). */
  readonly collapsed: BitSet;
  /** The row that keys act on. It is always a visible row. */
  readonly focused: RowItem | undefined;
  /** The span whose details are shown. */
  readonly selected: SpanIndex | undefined;
  /** The query of find, as it was typed. */
  readonly findText: string;
  /** The mistakes in it. */
  readonly findErrors: readonly SpanQueryError[];
  /** The code of find could not be loaded, so nothing was searched. */
  readonly isFindMissing: boolean;
  /** The result of the newest finished search; a search may still be running (see select.isFindPending). */
  readonly found: FoundSpans;
  /** What happens to spans that do not match. */
  readonly findMode: FindMode;
  /** What else is hidden, and how. */
  readonly hiding: ChosenHiding;
  /** Repeated siblings share one row. */
  readonly isGrouped: boolean;
  /** The groups of repeated siblings, once this trace has been searched for them. */
  readonly groups: SpanGroups | undefined;
  /** Groups that show their members, and runs of hidden rows that are shown again, by node (see rowItems). */
  readonly opened: BitSet;
  /** Whether idle time is squeezed; undefined: if it is over half of the trace. */
  readonly squeeze: boolean | undefined;
  /** The span whose subtree is shown as if it were the trace. */
  readonly root: SpanIndex | undefined;
  readonly colorBy: ColorBy;
  /** The names take the whole width. */
  readonly areBarsHidden: boolean;
  /** Whether bars show the critical path. */
  readonly isPathShown: boolean;
  /** Counts up whenever the focused row should scroll into view. */
  readonly reveals: number;
  /**
   * The state that the rows on the screen show, while those of this state are being computed; else undefined.
   */
  readonly drawn: RowsState | undefined;
}

/** The part of the state that determines the rows, and why some are hidden. */
export type RowsState = Pick<
  TraceViewState,
  'trace' | 'hiding' | 'findMode' | 'found' | 'isGrouped' | 'groups' | 'opened' | 'root' | 'collapsed'
>;

export interface FoundSpans {
  /** The trace and text that were searched. */
  readonly trace: Trace;
  readonly text: string;
  /** undefined if the query is empty. */
  readonly matches: SpanMatches | undefined;
}

export type TraceViewStore = StoreApi<TraceViewState>;

/** What follows from the state, computed on demand and memoised. */
export interface TraceViewSelectors {
  /**
   * The shown tree, as if nothing were collapsed. It and
   * what depends on it follow `drawn` while that is defined.
   */
  readonly tree: (state: TraceViewState) => ShownTree;
  readonly rows: (state: TraceViewState) => VisibleRows;
  readonly positions: (tree: ShownTree) => TreePositions;
  /** The statistics for the rows of groups. */
  readonly groupStats: (tree: ShownTree) => (item: RowItem) => GroupStats | undefined;
  /** The time range in view before zooming. */
  readonly home: (state: Pick<TraceViewState, 'trace' | 'root'>) => TimeRange;
  /** The spans that the newest search has found; undefined if there is no query. */
  readonly matches: (state: TraceViewState) => SpanMatches | undefined;
  /** The search for the typed query is still running. */
  readonly isFindPending: (state: TraceViewState) => boolean;
  /** What spans are coloured by, and which value each has. */
  readonly spanValues: (trace: Trace, by: ColorBy) => SpanValues;
  /** Spans with an error of their own, ascending. */
  readonly errors: (trace: Trace) => Int32Array;
  /** Idle time that can be squeezed (see idleGaps). */
  readonly idleGaps: (state: TraceViewState) => readonly TimeRange[];
  /** The same for the unfiltered trace: when nothing runs, shown or hidden. */
  readonly unfilteredIdleGaps: (state: TraceViewState) => readonly TimeRange[];
  readonly isSqueezed: (state: TraceViewState) => boolean;
  /** The gaps if they are squeezed, else none. The same array as long as that does not change. */
  readonly squeezedGaps: (state: TraceViewState) => readonly TimeRange[];
}

/** What can be done with a shown trace. Every act changes the store and nothing else; the page follows. */
import { BitSet } from '../model/bitSet.ts';
import { itemOfSpan, nodeCount, nodeOf, type RowItem, spanOfItem } from '../model/rowItems.ts';
import { nextMatch } from '../model/spanMatches.ts';
import {
  clampRange,
  fullRange,
  homeRange,
  isSameRange,
  rangeShowing,
  type TimeRange,
} from '../model/timeRange.ts';
import type { Microseconds, SpanIndex, Trace } from '../model/trace.ts';
import {
  ancestorNodes,
  hasChildren,
  itemAt,
  parentItem,
  rowOfItem,
  rowOfItemOrAncestor,
} from '../model/visibleRows.ts';
import { collapseFromLevel, collapseOneLevel, expandOneLevel } from '../model/visibleRowsLevels.ts';
import { createTraceHiddenActions, type TraceHiddenActions } from './createTraceViewActionsHidden.ts';
import { carryToTrace } from './createTraceViewCarry.ts';
import type { TraceViewSelectors, TraceViewState, TraceViewStore } from './traceViewState.ts';

/** Acts say whether there was anything to do where a key may mean something else otherwise. */
export interface TraceViewActions extends TraceHiddenActions {
  /** The row that keys act on; while details are shown they are those of this row. */
  readonly focus: (item: RowItem) => void;
  /** The row has the focus, and a span's details are shown; a placeholder opens or closes. What is in view stays. */
  readonly open: (item: RowItem) => void;
  /** Shows the details of a span: its row and its time come into view. */
  readonly select: (span: SpanIndex) => void;
  /** Moves the focus by rows; from nowhere to the first or last one. */
  readonly moveFocus: (rows: number) => boolean;
  readonly focusFirst: () => boolean;
  readonly focusLast: () => boolean;
  /** Shows the details of the focused row; a placeholder has none, it opens or closes. */
  readonly openFocused: () => boolean;
  readonly closeDetails: () => boolean;
  readonly toggle: (item: RowItem) => void;
  /** Shows what is below the focused row, or goes to the first row below it. */
  readonly expandOrEnter: () => boolean;
  /** Hides what is below the focused row, or goes to the row above it in the tree. */
  readonly collapseOrLeave: () => boolean;
  readonly collapseAll: () => void;
  readonly expandAll: () => void;
  readonly collapseOneLevel: () => void;
  readonly expandOneLevel: () => void;
  /** Shows the time between two moments, in any order. */
  readonly showTime: (a: Microseconds, b: Microseconds) => void;
  readonly resetZoom: () => boolean;
  /** Idle time is squeezed, or no longer; false where there is none. */
  readonly toggleSqueeze: () => boolean;
  /** Shows the time of a span, with a little room. */
  readonly fitSpan: (span: SpanIndex) => void;
  readonly fitFocused: () => boolean;
  readonly find: (text: string) => void;
  readonly goToMatch: (direction: 1 | -1) => boolean;
  readonly goToError: (direction: 1 | -1) => boolean;
  /** A newer answer for the same trace takes the place of the present one; the view stays by the ids of spans. */
  readonly replaceTrace: (trace: Trace) => void;
}

/** A span that is fitted gets so much room on both sides, as a share of its length. */
const FIT_MARGIN = 0.05;

export function createTraceViewActions(store: TraceViewStore, select: TraceViewSelectors): TraceViewActions {
  const get = store.getState;
  const set = (change: Partial<TraceViewState>) => store.setState(change);
  const setRange = (range: TimeRange) => {
    if (!isSameRange(range, get().range)) set({ range });
  };

  /** Details follow the focus while they are shown; a placeholder has none, so they stay. */
  const focusChange = (state: TraceViewState, item: RowItem): Partial<TraceViewState> => {
    const selected = state.selected === undefined ? undefined : (spanOfItem(item) ?? state.selected);
    return { focused: item, selected, reveals: state.reveals + 1 };
  };

  /** Collapses or expands; the focus goes up to a row that is still visible. */
  const setCollapsed = (collapsed: BitSet) => {
    const state = get();
    const rows = select.rows({ ...state, collapsed });
    const row =
      state.focused === undefined ? undefined : rowOfItemOrAncestor(state.trace, rows, state.focused);
    const focused = row === undefined ? state.focused : itemAt(rows, row);
    set({ collapsed, focused, reveals: state.reveals + 1 });
  };

  /** Makes a span visible in rows and time, with the focus. */
  const reveal = (span: SpanIndex, isSelected: boolean) => {
    const state = get();
    const item = itemOfSpan(span);
    const hiding = ancestorNodes(state.trace, item).filter((node) => state.collapsed.has(node));
    const { start, duration } = state.trace.spans;
    set({
      ...focusChange(state, item),
      ...(isSelected ? { selected: span } : {}),
      collapsed: hiding.length === 0 ? state.collapsed : state.collapsed.with(hiding, false),
      range: rangeShowing(state.range, start[span], start[span] + duration[span], fullRange(state.trace)),
    });
  };

  const focusRow = (row: number): boolean => {
    const state = get();
    const rows = select.rows(state);
    const item = itemAt(rows, Math.max(0, Math.min(rows.length - 1, row)));
    if (item === undefined) return false;
    set(focusChange(state, item));
    return true;
  };

  const toggle = (item: RowItem) => {
    const { trace, collapsed } = get();
    if (!hasChildren(trace, item)) return;
    const node = nodeOf(trace, item);
    set({ focused: item });
    setCollapsed(collapsed.with([node], !collapsed.has(node)));
  };

  const open = (item: RowItem) => {
    const span = spanOfItem(item);
    if (span === undefined) toggle(item);
    else set({ focused: item, selected: span });
  };

  const fitSpan = (span: SpanIndex) => {
    const { trace } = get();
    const { start, duration } = trace.spans;
    const margin = duration[span] * FIT_MARGIN;
    setRange(clampRange(start[span] - margin, start[span] + duration[span] + margin, fullRange(trace)));
  };

  return {
    focus: (item) => set(focusChange(get(), item)),
    open,
    select: (span) => reveal(span, true),
    moveFocus: (by) => {
      const state = get();
      const rows = select.rows(state);
      const from = state.focused === undefined ? undefined : rowOfItem(state.trace, rows, state.focused);
      if (from === undefined) return focusRow(by > 0 ? 0 : rows.length - 1);
      return focusRow(from + by);
    },
    focusFirst: () => focusRow(0),
    focusLast: () => focusRow(Number.MAX_SAFE_INTEGER),
    openFocused: () => {
      const { focused } = get();
      if (focused !== undefined) open(focused);
      return focused !== undefined;
    },
    closeDetails: () => {
      const { selected, reveals } = get();
      if (selected === undefined) return false;
      set({ selected: undefined, reveals: reveals + 1 });
      return true;
    },
    toggle,
    expandOrEnter: () => {
      const state = get();
      if (state.focused === undefined || !hasChildren(state.trace, state.focused)) return false;
      if (state.collapsed.has(nodeOf(state.trace, state.focused))) {
        toggle(state.focused);
        return true;
      }
      const row = rowOfItem(state.trace, select.rows(state), state.focused);
      return row !== undefined && focusRow(row + 1);
    },
    collapseOrLeave: () => {
      const state = get();
      if (state.focused === undefined) return false;
      const isOpen =
        hasChildren(state.trace, state.focused) && !state.collapsed.has(nodeOf(state.trace, state.focused));
      if (isOpen) {
        toggle(state.focused);
        return true;
      }
      const parent = parentItem(state.trace, state.focused);
      if (parent !== undefined) set(focusChange(state, parent));
      return parent !== undefined;
    },
    collapseAll: () => setCollapsed(collapseFromLevel(get().trace, 0)),
    expandAll: () => setCollapsed(BitSet.empty(nodeCount(get().trace))),
    collapseOneLevel: () => setCollapsed(collapseOneLevel(get().trace, select.rows(get()), get().collapsed)),
    expandOneLevel: () => setCollapsed(expandOneLevel(get().trace, select.rows(get()), get().collapsed)),
    showTime: (a, b) => setRange(clampRange(a, b, fullRange(get().trace))),
    resetZoom: () => {
      const home = homeRange(get().trace, get().root);
      if (isSameRange(get().range, home)) return false;
      set({ range: home });
      return true;
    },
    toggleSqueeze: () => {
      const state = get();
      if (select.idleGaps(state).length === 0) return false;
      set({ squeeze: !select.isSqueezed(state) });
      return true;
    },
    fitSpan,
    fitFocused: () => {
      const { focused, selected } = get();
      const span = focused === undefined ? selected : (spanOfItem(focused) ?? selected);
      if (span === undefined) return false;
      fitSpan(span);
      return true;
    },
    find: (text) => set({ findText: text }),
    goToMatch: (direction) => {
      const { trace, findText, focused } = get();
      const matches = select.matches(trace, findText);
      const next = matches && nextMatch(matches.spans, startOf(trace, focused), direction);
      if (next !== undefined) reveal(next, false);
      return next !== undefined;
    },
    goToError: (direction) => {
      const { trace, focused } = get();
      const next = nextMatch(select.errors(trace), startOf(trace, focused), direction);
      if (next !== undefined) reveal(next, true);
      return next !== undefined;
    },
    replaceTrace: (trace) => {
      if (trace !== get().trace) store.setState(carryToTrace(get(), trace));
    },
    ...createTraceHiddenActions({ get, change: set }),
  };
}

/** From where the next one is looked for: a placeholder counts as its first span. */
function startOf(trace: Trace, focused: RowItem | undefined): SpanIndex | undefined {
  if (focused === undefined) return undefined;
  return spanOfItem(focused) ?? asSpanIndex(trace.missingParents.firstSpan[~focused] - 1);
}

/** Brand constructor. */
function asSpanIndex(value: number): SpanIndex {
  return value as SpanIndex;
}

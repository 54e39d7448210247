/** The actions on the rows of a shown trace: moving, opening, collapsing. */

import { BitSet } from '../../model/bitSet.ts';
import { alikeSiblings } from '../../model/rows/alikeSiblings.ts';
import { collapseFromLevel, collapseOneLevel, expandOneLevel } from '../../model/rows/levels.ts';
import {
  itemOfNode,
  itemOfSpan,
  nodeCount,
  nodeOf,
  parentNodeOfRun,
  type RowItem,
  rowKindOf,
  spanOfItem,
  topNode,
} from '../../model/rows/rowItems.ts';
import { hasChildren, shownParent } from '../../model/rows/rowTree.ts';
import { ShownState, type ShownTree } from '../../model/rows/shownTree.ts';
import { itemAt, rowOfItem } from '../../model/rows/visibleRows.ts';
import type { SpanIndex } from '../../model/trace.ts';
import type { TraceRowMoves } from './rowMoves.ts';
import type { TraceViewSelectors, TraceViewState, TraceViewStore } from './state.ts';

/** Actions whose key may mean something else return whether there was anything to do. */
export interface TraceRowActions {
  /** Moves the focus to the row; while details are shown, they follow it. */
  readonly focus: (item: RowItem) => void;
  /**
   * Focuses the row and shows a span's details; a row that is not a span opens or closes. Does not scroll.
   */
  readonly open: (item: RowItem) => void;
  /** Shows the details of a span, and brings its row and its time into view. */
  readonly select: (span: SpanIndex) => void;
  /** Moves the focus by a number of rows; without a focus, to the first or last row. */
  readonly moveFocus: (rows: number) => boolean;
  readonly focusFirst: () => boolean;
  readonly focusLast: () => boolean;
  /** Shows the details of the focused row; a row that is not a span opens or closes instead. */
  readonly openFocused: () => boolean;
  readonly closeDetails: () => boolean;
  readonly toggle: (item: RowItem) => void;
  /** Expands the focused row, or moves to the first row below it. */
  readonly expandOrEnter: () => boolean;
  /** Collapses the focused row, or moves to its parent. */
  readonly collapseOrLeave: () => boolean;
  readonly collapseAll: () => void;
  readonly expandAll: () => void;
  readonly collapseOneLevel: () => void;
  readonly expandOneLevel: () => void;
  /** Collapses or expands the focused row and its siblings of the same service and operation. */
  readonly collapseAlike: (isCollapsed: boolean) => boolean;
}

export function createTraceRowActions(
  store: TraceViewStore,
  select: TraceViewSelectors,
  { change, focusChange, reveal, whenDrawn }: TraceRowMoves,
): TraceRowActions {
  const get = store.getState;
  const set = (changed: Partial<TraceViewState>) => store.setState(changed);

  const focusRow = (row: number): boolean => {
    const state = get();
    const { items } = select.rows(state);
    const item = itemAt(items, Math.max(0, Math.min(items.length - 1, row)));
    if (item === undefined) return false;
    set(focusChange(state, item));
    return true;
  };

  const setCollapsed = (collapsed: BitSet) => change({ collapsed });

  const isExpanded = (item: RowItem): boolean => {
    const { trace, collapsed, opened } = get();
    switch (rowKindOf(trace, item)) {
      case 'span':
      case 'missing-parent':
        return hasChildren(trace, item) && !collapsed.has(nodeOf(trace, item));
      case 'group':
        return opened.has(nodeOf(trace, item));
      case 'hidden-run':
        return false;
    }
  };

  const toggle = (item: RowItem) => {
    const { trace, collapsed, opened } = get();
    const node = nodeOf(trace, item);
    switch (rowKindOf(trace, item)) {
      case 'span':
      case 'missing-parent':
        if (hasChildren(trace, item)) {
          change({ focused: item, collapsed: collapsed.with([node], !collapsed.has(node)) });
        }
        return;
      case 'group':
        change({ focused: item, opened: opened.with([node], !opened.has(node)) });
        return;
      case 'hidden-run':
        change({
          focused: firstHiddenBelow(select.tree(get()), item) ?? item,
          opened: opened.with([node], true),
        });
    }
  };

  const open = (item: RowItem) => {
    const span = spanOfItem(item);
    if (span === undefined) toggle(item);
    else set({ focused: item, selected: span });
  };

  return {
    focus: (item) => set(focusChange(get(), item)),
    open,
    select: (span) => reveal(span, true),
    moveFocus: (by) => {
      const state = get();
      const rows = select.rows(state);
      const from = state.focused === undefined ? undefined : rowOfItem(rows, state.focused);
      if (from === undefined) return focusRow(by > 0 ? 0 : rows.items.length - 1);
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
      const { focused } = state;
      if (focused === undefined || !hasChildren(state.trace, focused)) return false;
      if (!isExpanded(focused)) {
        toggle(focused);
        return true;
      }
      const row = rowOfItem(select.rows(state), focused);
      return row !== undefined && focusRow(row + 1);
    },
    collapseOrLeave: () => {
      const state = get();
      if (state.focused === undefined) return false;
      if (isExpanded(state.focused)) {
        toggle(state.focused);
        return true;
      }
      const parent = shownParent(select.tree(state), state.focused);
      if (parent !== undefined) set(focusChange(state, parent));
      return parent !== undefined;
    },
    collapseAll: () => setCollapsed(collapseFromLevel(get().trace, 0)),
    expandAll: () => setCollapsed(BitSet.empty(nodeCount(get().trace))),
    collapseOneLevel: () =>
      whenDrawn(() => {
        const { trace, collapsed } = get();
        setCollapsed(collapseOneLevel(trace, select.rows(get()).items, collapsed));
      }),
    expandOneLevel: () =>
      whenDrawn(() => {
        const { trace, collapsed } = get();
        setCollapsed(expandOneLevel(trace, select.rows(get()).items, collapsed));
      }),
    collapseAlike: (isCollapsed) => {
      const { trace, focused, collapsed } = get();
      const span = focused === undefined ? undefined : spanOfItem(focused);
      if (span === undefined) return false;
      const alike = alikeSiblings(trace, span).filter((sibling) => hasChildren(trace, itemOfSpan(sibling)));
      if (alike.every((sibling) => collapsed.has(sibling) === isCollapsed)) return false;
      setCollapsed(collapsed.with(alike, isCollapsed));
      return true;
    },
  };
}

/** The first span of a run of hidden spans. */
function firstHiddenBelow({ trace, states }: ShownTree, run: RowItem): RowItem | undefined {
  const { count, subtreeEnd } = trace.spans;
  const { firstSpan, endSpan } = trace.missingParents;
  const parent = parentNodeOfRun(trace, run);
  const isTop = parent === topNode(trace);
  const missing = parent - count;
  let span = isTop ? 0 : parent < count ? parent + 1 : firstSpan[missing];
  const end = isTop ? count : parent < count ? subtreeEnd[parent] : endSpan[missing];
  while (span < end && states?.[span] !== ShownState.hidden) span = subtreeEnd[span];
  return span < end ? itemOfNode(trace, span) : undefined;
}

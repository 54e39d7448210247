/** The state changes that all actions on rows are made of. */
import type { SliceOptions } from '../../base/time/slicedTask.ts';
import { NOTHING_HIDDEN } from '../../model/filter/hiding.ts';
import { itemOfSpan, type RowItem, spanOfItem } from '../../model/rows/rowItems.ts';
import { ancestorNodes, nodesHiding } from '../../model/rows/rowTree.ts';
import { itemAt, rowOfItemOrAncestor } from '../../model/rows/visibleRows.ts';
import { fullRange, rangeShowing } from '../../model/timeRange.ts';
import type { SpanIndex, Trace } from '../../model/trace.ts';
import { carryToTrace } from './carry.ts';
import type { RowsCounter } from './rows.ts';
import type { RowsState, TraceViewSelectors, TraceViewState, TraceViewStore } from './state.ts';

export interface TraceRowMoves {
  /**
   * Changes which rows there are; the focus moves to a row that still exists. For a large trace the state
   * changes at once, rows and focus follow when they have been counted; the newest change wins. `shorter`:
   * see RowsCounter.
   */
  readonly change: (changed: Partial<TraceViewState>, shorter?: SliceOptions) => void;
  /** Moves the focus to a row. Shown details follow it; they stay if the row is not a span. */
  readonly focusChange: (state: TraceViewState, item: RowItem) => Partial<TraceViewState>;
  /** Brings a span into view, in rows and time, and focuses it. */
  readonly reveal: (span: SpanIndex, isSelected: boolean) => void;
  /**
   * Calls back once the rows on the screen are those of the
   * state, now or later. A newer callback replaces a waiting one.
   */
  readonly whenDrawn: (act: () => void) => void;
  /** Replaces the trace by a newer answer for it, once its rows have been counted. */
  readonly replaceTrace: (trace: Trace) => void;
}

export function createTraceRowMoves(
  store: TraceViewStore,
  select: TraceViewSelectors,
  counter: RowsCounter,
): TraceRowMoves {
  const get = store.getState;
  let stopChange = () => {};
  let stopReplacing = () => {};
  let waiting: (() => void) | undefined;

  const whenDrawn = (act: () => void) => {
    if (get().drawn === undefined) act();
    else waiting = act;
  };

  const change = (changed: Partial<TraceViewState>, shorter?: SliceOptions) => {
    stopChange();
    let isNow = true;
    let isCounted = false;
    const finish = () => {
      isCounted = true;
      const done = isNow ? { ...changed, drawn: undefined } : { drawn: undefined };
      const state = { ...get(), ...done };
      const rows = select.rows(state);
      const row = state.focused === undefined ? undefined : rowOfItemOrAncestor(rows, state.focused);
      const focused = row === undefined ? undefined : itemAt(rows.items, row);
      store.setState({ ...done, focused, reveals: state.reveals + 1 });
      const act = waiting;
      waiting = undefined;
      act?.();
    };
    stopChange = counter.prepare({ ...get(), ...changed }, finish, shorter);
    isNow = false;
    if (!isCounted) store.setState({ ...changed, drawn: get().drawn ?? rowsStateOf(get()) });
  };

  const focusChange = (state: TraceViewState, item: RowItem): Partial<TraceViewState> => {
    const selected = state.selected === undefined ? undefined : (spanOfItem(item) ?? state.selected);
    return { focused: item, selected, reveals: state.reveals + 1 };
  };

  const revealDrawn = (span: SpanIndex, isSelected: boolean) => {
    const state = get();
    const { start, duration } = state.trace.spans;
    const item = itemOfSpan(span);
    const hiding = ancestorNodes(state.trace, item).filter((node) => state.collapsed.has(node));
    const closed = nodesHiding(select.tree(state), span);
    const changed = {
      ...focusChange(state, item),
      ...(isSelected ? { selected: span } : {}),
      range: rangeShowing(state.range, start[span], start[span] + duration[span], fullRange(state.trace)),
    };
    if (hiding.length === 0 && closed.length === 0) store.setState(changed);
    else {
      change({
        ...changed,
        collapsed: hiding.length === 0 ? state.collapsed : state.collapsed.with(hiding, false),
        opened: closed.length === 0 ? state.opened : state.opened.with(closed, true),
      });
    }
  };

  const reveal = (span: SpanIndex, isSelected: boolean) => {
    whenDrawn(() => {
      const { root, trace } = get();
      if (root !== undefined && (span < root || span >= trace.spans.subtreeEnd[root])) {
        change({ root: undefined });
        whenDrawn(() => revealDrawn(span, isSelected));
      } else revealDrawn(span, isSelected);
    });
  };

  const replaceTrace = (trace: Trace) => {
    stopReplacing();
    const before = get();
    if (trace === before.trace) return;
    const next = carryToTrace(before, trace);
    const show = () => {
      // Drops the rows of the older trace, and what waits for them.
      stopChange();
      waiting = undefined;
      store.setState(get() === before ? next : carryToTrace(get(), trace));
    };
    // Carrying the view over has used up this task, and the last one also draws the whole page.
    stopReplacing = counter.prepare(next, show, { firstMillis: 0, sliceMillis: 6 });
  };

  if (counter.isLong(get())) {
    // Until the rows of the address's state are counted, the whole trace is shown.
    const whole = { hiding: NOTHING_HIDDEN, root: undefined };
    store.setState({ drawn: { ...rowsStateOf(get()), ...whole } });
    change({});
  }
  return { change, focusChange, reveal, whenDrawn, replaceTrace };
}

function rowsStateOf(state: TraceViewState): RowsState {
  const { trace, hiding, findMode, found, isGrouped, groups, opened, root, collapsed } = state;
  return {
    trace,
    hiding,
    findMode,
    found,
    isGrouped,
    groups,
    opened,
    root,
    collapsed,
  };
}

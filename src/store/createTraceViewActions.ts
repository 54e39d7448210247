/** What can be done with a shown trace. Every act changes the store and nothing else; the page follows. */
import { itemOfNode, parentNodeOfRun, type RowItem, rowKindOf, spanOfItem } from '../model/rowItems.ts';
import type { ShownTree } from '../model/shownTree.ts';
import { groupOfItem } from '../model/spanGroups.ts';
import { nextMatch } from '../model/spanMatches.ts';
import { clampRange, fullRange, homeRange, isSameRange, type TimeRange } from '../model/timeRange.ts';
import type { Microseconds, SpanIndex, Trace } from '../model/trace.ts';
import {
  createTraceHiddenActions,
  type TraceHiddenActions,
  withoutRuns,
} from './createTraceViewActionsHidden.ts';
import { createTraceRowActions, type TraceRowActions } from './createTraceViewActionsRows.ts';
import { carryToTrace } from './createTraceViewCarry.ts';
import type { TraceViewSelectors, TraceViewState, TraceViewStore } from './traceViewState.ts';

/** Acts say whether there was anything to do where a key may mean something else otherwise. */
export interface TraceViewActions extends TraceRowActions, TraceHiddenActions {
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

  const { acts, moves } = createTraceRowActions(store, select);

  const fitSpan = (span: SpanIndex) => {
    const { trace } = get();
    const { start, duration } = trace.spans;
    const margin = duration[span] * FIT_MARGIN;
    setRange(clampRange(start[span] - margin, start[span] + duration[span] + margin, fullRange(trace)));
  };

  /** To the next of these spans (ascending) within what is looked at. */
  const goTo = (spans: Int32Array | undefined, direction: 1 | -1, isSelected: boolean): boolean => {
    if (spans === undefined) return false;
    const tree = select.tree(get());
    const within =
      tree.root === undefined ? spans : spans.filter((span) => span >= tree.first && span < tree.end);
    const next = nextMatch(within, startOf(tree, get().focused), direction);
    if (next !== undefined) moves.reveal(next, isSelected);
    return next !== undefined;
  };

  return {
    ...acts,
    ...createTraceHiddenActions({ get, set, change: moves.change }),
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
    find: (text) => {
      const change: Partial<TraceViewState> = { findText: text };
      if (get().findMode === 'hide') moves.change({ ...change, opened: withoutRuns(get()) });
      else set(change);
    },
    goToMatch: (direction) => {
      const { trace, findText } = get();
      return goTo(select.matches(trace, findText)?.spans, direction, false);
    },
    goToError: (direction) => goTo(select.errors(get().trace), direction, true),
    replaceTrace: (trace) => {
      if (trace !== get().trace) store.setState(carryToTrace(get(), trace));
    },
  };
}

/** From where the next one is looked for: the span after which a row stands that is none itself. */
function startOf({ trace, groups }: ShownTree, focused: RowItem | undefined): SpanIndex | undefined {
  if (focused === undefined) return undefined;
  switch (rowKindOf(trace, focused)) {
    case 'span':
      return spanOfItem(focused);
    case 'missing-parent':
      return asSpanIndex(trace.missingParents.firstSpan[~focused] - 1);
    case 'group':
      return groups === undefined
        ? undefined
        : asSpanIndex(groups.head[groupOfItem(trace, groups.all, focused)] - 1);
    case 'hidden-run': {
      const parent = spanOfItem(itemOfNode(trace, parentNodeOfRun(trace, focused)));
      return parent === undefined ? undefined : asSpanIndex(trace.spans.subtreeEnd[parent] - 1);
    }
  }
}

/** Brand constructor. */
function asSpanIndex(value: number): SpanIndex {
  return value as SpanIndex;
}

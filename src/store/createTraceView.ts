/** A shown trace: what the person changes of it, what follows from that, and what can be done. */
import { createStore } from 'zustand/vanilla';
import { memoizeLast } from '../base/memoizeLast.ts';
import type { BitSet } from '../model/bitSet.ts';
import { computeSpanValues } from '../model/colorByValues.ts';
import { createGroupStats } from '../model/groupStats.ts';
import { computePassingSpans } from '../model/passingSpans.ts';
import { computeShownTree, type ShownTree } from '../model/shownTree.ts';
import type { HiddenValue, Threshold } from '../model/spanFilter.ts';
import type { SpanGroups } from '../model/spanGroups.ts';
import { computeErrorSpans } from '../model/spanMatches.ts';
import { homeRange } from '../model/timeRange.ts';
import type { SpanIndex, Trace } from '../model/trace.ts';
import { computeVisibleRows } from '../model/visibleRows.ts';
import { computeMaxDepth, TreePositions } from '../model/visibleRowsPositions.ts';
import { createTraceViewActions, type TraceViewActions } from './createTraceViewActions.ts';
import { createIdleSelectors } from './createTraceViewIdle.ts';
import type { LoadFindEngine } from './loadFindEngine.ts';
import type { TraceViewSelectors, TraceViewState, TraceViewStore } from './traceViewState.ts';

export interface TraceView {
  readonly store: TraceViewStore;
  readonly select: TraceViewSelectors;
  readonly act: TraceViewActions;
}

/** A view that begins with this state (see createTraceViewUrl for the one that an address asks for). */
export function createTraceView(initial: TraceViewState, loadFindEngine: LoadFindEngine): TraceView {
  const store = createStore<TraceViewState>()(() => initial);
  const select = createSelectors();
  return { store, select, act: createTraceViewActions(store, select, loadFindEngine) };
}

function createSelectors(): TraceViewSelectors {
  const passing = memoizeLast(
    (
      trace: Trace,
      threshold: Threshold | undefined,
      hiddenValues: readonly HiddenValue[],
      isMatch: Uint8Array | undefined,
    ) => computePassingSpans({ trace, threshold, hiddenValues, isMatch }),
  );
  const tree = memoizeLast(
    (
      trace: Trace,
      passes: Uint8Array | undefined,
      groups: SpanGroups | undefined,
      opened: BitSet,
      root: SpanIndex | undefined,
    ) => computeShownTree({ trace, passing: passes, groups, opened, root }),
  );
  const rows = memoizeLast(computeVisibleRows);
  const home = memoizeLast(homeRange);
  const select: TraceViewSelectors = {
    passing: (state) => {
      const { trace, threshold, hiddenValues, findMode } = state;
      const matches = findMode === 'hide' ? select.matches(state) : undefined;
      return passing(trace, threshold, hiddenValues, matches?.isMatch);
    },
    tree: (state) =>
      tree(
        state.trace,
        select.passing(state),
        state.isGrouped ? state.groups : undefined,
        state.opened,
        state.root,
      ),
    rows: (state) => rows(select.tree(state), state.collapsed),
    positions: memoizeLast((shown: ShownTree) => new TreePositions(shown)),
    groupStats: memoizeLast(createGroupStats),
    home: ({ trace, root }) => home(trace, root),
    maxDepth: memoizeLast(computeMaxDepth),
    matches: ({ trace, found }) => (found.trace === trace ? found.matches : undefined),
    isFindPending: ({ trace, findText, found }) => found.trace !== trace || found.text !== findText,
    spanValues: memoizeLast(computeSpanValues),
    errors: memoizeLast(computeErrorSpans),
    ...createIdleSelectors((state) => select.passing(state)),
  };
  return select;
}

/** What can be done to see less of a trace, or all of it again. */
import { BitSet } from '../../model/bitSet.ts';
import type { ColorBy } from '../../model/color/colorBy.ts';
import {
  type FindMode,
  type HiddenValue,
  isSameHiddenValue,
  type Threshold,
} from '../../model/filter/spanFilter.ts';
import { itemOfNode, itemOfSpan, rowKindOf, rowNodeCount, spanOfItem } from '../../model/rows/rowItems.ts';
import { hasChildren } from '../../model/rows/rowTree.ts';
import type { SpanGroups } from '../../model/rows/spanGroups.ts';
import { homeRange } from '../../model/timeRange.ts';
import type { SpanIndex } from '../../model/trace.ts';
import type { TraceViewState } from './state.ts';

export interface TraceHiddenActions {
  readonly setFindMode: (mode: FindMode) => void;
  /** undefined: spans of any length are shown. */
  readonly setThreshold: (threshold: Threshold | undefined) => void;
  readonly setHiddenValues: (values: readonly HiddenValue[]) => void;
  /** Hides the spans with the value, or shows them again. */
  readonly toggleHiddenValue: (value: HiddenValue) => void;
  /** What repeats has been found. */
  readonly setGroups: (groups: SpanGroups) => void;
  readonly setGrouped: (isGrouped: boolean) => void;
  /** Groups repeated siblings, or no longer; false where nothing repeats. */
  readonly toggleGrouped: () => boolean;
  /** Looks at the subtree of a span as if it were the trace: its rows and its time. */
  readonly setRoot: (root: SpanIndex) => void;
  /** The same for the focused span; says whether there is one with something below it. */
  readonly setRootToFocused: () => boolean;
  /** Back to the whole trace; says whether there was anything to leave. */
  readonly leaveRoot: () => boolean;
  readonly setColorBy: (by: ColorBy) => void;
  readonly setBarsHidden: (areHidden: boolean) => void;
  /** Nothing is hidden any more: no threshold, no hidden values, no groups, no root, find hides nothing. */
  readonly showEverything: () => boolean;
}

export interface TraceHiddenStore {
  readonly get: () => TraceViewState;
  readonly set: (change: Partial<TraceViewState>) => void;
  /** Changes what decides on the rows; the focus goes to a row that is still there. */
  readonly change: (change: Partial<TraceViewState>) => void;
}

export function createTraceHiddenActions({ get, set, change }: TraceHiddenStore): TraceHiddenActions {
  /** What another filter hides is closed. */
  const filter = (changed: Partial<TraceViewState>) => change({ ...changed, opened: withoutRuns(get()) });
  const setRoot = (root: SpanIndex | undefined) => {
    if (root !== get().root) change({ root, range: homeRange(get().trace, root) });
  };
  return {
    setFindMode: (findMode) => filter({ findMode }),
    setThreshold: (threshold) => filter({ threshold }),
    setHiddenValues: (hiddenValues) => filter({ hiddenValues }),
    toggleHiddenValue: (value) => {
      const { hiddenValues } = get();
      const others = hiddenValues.filter((hidden) => !isSameHiddenValue(hidden, value));
      filter({ hiddenValues: others.length < hiddenValues.length ? others : [...hiddenValues, value] });
    },
    setGrouped: (isGrouped) => change({ isGrouped }),
    toggleGrouped: () => {
      const { isGrouped, groups } = get();
      if (!isGrouped && groups?.count === 0) return false;
      change({ isGrouped: !isGrouped });
      return true;
    },
    setGroups: (groups) => (get().isGrouped ? change({ groups }) : set({ groups })),
    setRoot,
    setRootToFocused: () => {
      const { trace, focused, root } = get();
      const span = focused === undefined ? undefined : spanOfItem(focused);
      if (span === undefined || span === root || !hasChildren(trace, itemOfSpan(span))) return false;
      setRoot(span);
      return true;
    },
    leaveRoot: () => {
      if (get().root === undefined) return false;
      setRoot(undefined);
      return true;
    },
    setColorBy: (colorBy) => set({ colorBy }),
    setBarsHidden: (areBarsHidden) => set({ areBarsHidden }),
    showEverything: () => {
      const state = get();
      const { trace, findMode, threshold, hiddenValues, isGrouped, root } = state;
      const isHiding =
        findMode === 'hide' ||
        threshold !== undefined ||
        hiddenValues.length > 0 ||
        isGrouped ||
        root !== undefined;
      if (!isHiding) return false;
      change({
        findMode: findMode === 'hide' ? 'highlight' : findMode,
        threshold: undefined,
        hiddenValues: [],
        isGrouped: false,
        root: undefined,
        opened: BitSet.empty(rowNodeCount(trace)),
        range: root === undefined ? state.range : homeRange(trace, undefined),
      });
      return true;
    },
  };
}

/** The opened groups alone. */
export function withoutRuns({ trace, opened }: TraceViewState): BitSet {
  const runs: number[] = [];
  for (const node of opened.values()) {
    if (rowKindOf(trace, itemOfNode(trace, node)) === 'hidden-run') runs.push(node);
  }
  return runs.length === 0 ? opened : opened.with(runs, false);
}

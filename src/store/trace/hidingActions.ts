/** The actions that hide parts of a trace, or show them again. */
import { BitSet } from '../../model/bitSet.ts';
import type { ColorBy } from '../../model/color/colorBy.ts';
import type { FindMode } from '../../model/filter/findMode.ts';
import { type HiddenValue, isSameHiddenValue } from '../../model/filter/hiddenValues.ts';
import { type ChosenHiding, isHiding, NOTHING_HIDDEN } from '../../model/filter/hiding.ts';
import { itemOfNode, itemOfSpan, rowKindOf, rowNodeCount, spanOfItem } from '../../model/rows/rowItems.ts';
import { hasChildren } from '../../model/rows/rowTree.ts';
import type { SpanGroups } from '../../model/rows/spanGroups.ts';
import { homeRange } from '../../model/timeRange.ts';
import type { SpanIndex } from '../../model/trace.ts';
import type { TraceViewState } from './state.ts';

export interface TraceHiddenActions {
  readonly setFindMode: (mode: FindMode) => void;
  /** Changes the given ways of hiding; the others stay. */
  readonly hide: (change: Partial<ChosenHiding>) => void;
  /** Hides the spans with the value, or shows them again. */
  readonly toggleHiddenValue: (value: HiddenValue) => void;
  /** The repeated siblings have been found. */
  readonly setGroups: (groups: SpanGroups) => void;
  readonly setGrouped: (isGrouped: boolean) => void;
  /** Groups repeated siblings, or ungroups them; false if nothing repeats. */
  readonly toggleGrouped: () => boolean;
  /** Shows only the subtree of a span, as if it were the trace: its rows and its time. */
  readonly setRoot: (root: SpanIndex) => void;
  /** The same for the focused span; returns whether there is one with children. */
  readonly setRootToFocused: () => boolean;
  /** Returns to the whole trace; returns false if it is shown already. */
  readonly leaveRoot: () => boolean;
  readonly setColorBy: (by: ColorBy) => void;
  readonly setBarsHidden: (areHidden: boolean) => void;
  /** Shows or hides the critical path in the bars. */
  readonly setPathShown: (isShown: boolean) => void;
  /** Shows everything: no threshold, no hidden values, no groups, no root, and find hides nothing. */
  readonly showEverything: () => boolean;
}

export interface TraceHiddenStore {
  readonly get: () => TraceViewState;
  readonly set: (change: Partial<TraceViewState>) => void;
  /** Changes which rows there are; the focus moves to a row that still exists. */
  readonly change: (change: Partial<TraceViewState>) => void;
}

export function createTraceHiddenActions({ get, set, change }: TraceHiddenStore): TraceHiddenActions {
  /** Closes what another filter hides. */
  const filter = (changed: Partial<TraceViewState>) => change({ ...changed, opened: withoutRuns(get()) });
  const hide = (changed: Partial<ChosenHiding>) => filter({ hiding: { ...get().hiding, ...changed } });
  const setRoot = (root: SpanIndex | undefined) => {
    if (root !== get().root) change({ root, range: homeRange(get().trace, root) });
  };
  return {
    setFindMode: (findMode) => filter({ findMode }),
    hide,
    toggleHiddenValue: (value) => {
      const { values } = get().hiding;
      const others = values.filter((hidden) => !isSameHiddenValue(hidden, value));
      hide({ values: others.length < values.length ? others : [...values, value] });
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
    setPathShown: (isPathShown) => set({ isPathShown }),
    showEverything: () => {
      const state = get();
      const { trace, findMode, hiding, isGrouped, root } = state;
      const isLess = findMode === 'hide' || isHiding(hiding) || isGrouped || root !== undefined;
      if (!isLess) return false;
      change({
        findMode: findMode === 'hide' ? 'highlight' : findMode,
        hiding: NOTHING_HIDDEN,
        isGrouped: false,
        root: undefined,
        opened: BitSet.empty(rowNodeCount(trace)),
        range: root === undefined ? state.range : homeRange(trace, undefined),
      });
      return true;
    },
  };
}

/** Only the opened groups. */
export function withoutRuns({ trace, opened }: TraceViewState): BitSet {
  const runs: number[] = [];
  for (const node of opened.values()) {
    if (rowKindOf(trace, itemOfNode(trace, node)) === 'hidden-run') runs.push(node);
  }
  return runs.length === 0 ? opened : opened.with(runs, false);
}

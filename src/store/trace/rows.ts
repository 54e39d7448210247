/**
 * The rows of a shown trace: what follows from its state through the filter, the tree and the collapsed
 * nodes. For a large trace they are computed in slices in advance; if they are needed earlier, they are
 * computed at once.
 */
import { runInSlices, runToEnd, type SliceOptions, type Steps } from '../../base/time/slicedTask.ts';
import type { Timers } from '../../base/time/timers.ts';
import type { BitSet } from '../../model/bitSet.ts';
import { idleGapsInSteps } from '../../model/build/idleGaps.ts';
import { findPassingSpans, type Hiding, isHiding, isSameHiding } from '../../model/filter/hiding.ts';
import { type ShownTree, showTree } from '../../model/rows/shownTree.ts';
import type { SpanGroups } from '../../model/rows/spanGroups.ts';
import { listRows, type VisibleRows } from '../../model/rows/visibleRows.ts';
import { isSameRange, type TimeRange } from '../../model/timeRange.ts';
import type { SpanIndex, Trace } from '../../model/trace.ts';
import { hidingOf } from './hidingOf.ts';
import type { RowsState } from './state.ts';

/** Everything that follows from a state's filter, groups, root and collapsed nodes. */
export interface ShownRows {
  readonly input: RowsInput;
  /** One byte per span, 1 if it passes the filter; undefined: all do. */
  readonly passing: Uint8Array | undefined;
  readonly tree: ShownTree;
  readonly rows: VisibleRows;
  /** When none of the passing spans runs; and when no span runs at all. */
  readonly idleGaps: readonly TimeRange[];
  readonly unfilteredIdleGaps: readonly TimeRange[];
}

/** Everything that the rows depend on. */
interface RowsInput {
  readonly trace: Trace;
  readonly hiding: Hiding;
  readonly groups: SpanGroups | undefined;
  readonly opened: BitSet;
  readonly root: SpanIndex | undefined;
  readonly collapsed: BitSet;
}

/** How the rows of large traces are computed. */
export interface RowsPace {
  /** Traces of up to this many spans are computed at once. */
  readonly mostAtOnce: number;
  readonly timers: Timers;
}

/** Takes a few milliseconds. */
export const MOST_AT_ONCE = 100_000;

const SLICE_MILLIS = 16;

export class RowsCounter {
  readonly #pace: RowsPace;
  #last: ShownRows | undefined;

  constructor(pace: RowsPace) {
    this.#pace = pace;
  }

  /** The rows of a state: computed at once unless they were computed last. */
  of(state: RowsState): ShownRows {
    const input = inputOf(state);
    if (this.#last === undefined || !isSame(this.#last.input, input)) {
      this.#last = runToEnd(countRows(input, this.#last));
    }
    return this.#last;
  }

  /**
   * Computes the rows of a state, for a large trace in slices. Calls back when it is done: before this
   * returns if one slice is enough. Returns a function that stops it. `shorter`: slices for callers with
   * other work in the same task.
   */
  prepare(state: RowsState, onReady: () => void, shorter: SliceOptions = {}): () => void {
    const input = inputOf(state);
    if (this.#last !== undefined && isSame(this.#last.input, input)) {
      onReady();
      return () => {};
    }
    const { mostAtOnce, timers } = this.#pace;
    const isShort = state.trace.spans.count <= mostAtOnce;
    const slices = isShort
      ? { sliceMillis: Number.POSITIVE_INFINITY }
      : { sliceMillis: SLICE_MILLIS, ...shorter };
    const keep = (counted: ShownRows) => {
      this.#last = counted;
      onReady();
    };
    return runInSlices(countRows(input, this.#last), keep, { ...slices, timers });
  }

  /** Whether computing the rows of such a state may take longer than a slice. */
  isLong(state: RowsState): boolean {
    const { hiding, groups, root, trace } = inputOf(state);
    const isWhole = !isHiding(hiding) && groups === undefined && root === undefined;
    return trace.spans.count > this.#pace.mostAtOnce && !isWhole;
  }
}

function inputOf(state: RowsState): RowsInput {
  const { trace, opened, root, collapsed } = state;
  return {
    trace,
    hiding: hidingOf(state),
    groups: state.isGrouped ? state.groups : undefined,
    opened,
    root,
    collapsed,
  };
}

/** Recomputes a part only if something that it depends on has changed. */
function* countRows(input: RowsInput, before: ShownRows | undefined): Steps<ShownRows> {
  const { trace, root, collapsed } = input;
  const isKept = (...names: readonly (keyof RowsInput)[]) =>
    before !== undefined && isSame(before.input, input, names);
  const known = isKept('trace') ? before : undefined;

  const passing =
    known !== undefined && isKept('hiding') ? known.passing : yield* findPassingSpans(trace, input.hiding);
  const tree =
    known !== undefined && known.passing === passing && isKept('groups', 'opened', 'root')
      ? known.tree
      : yield* showTree({ ...input, passing });
  const rows =
    known !== undefined && known.tree === tree && isKept('collapsed')
      ? known.rows
      : yield* listRows(tree, collapsed);
  const unfilteredIdleGaps =
    known !== undefined && isKept('root')
      ? known.unfilteredIdleGaps
      : yield* idleGapsInSteps(trace, undefined, root);
  const idleGaps =
    known !== undefined && known.passing === passing && isKept('root')
      ? known.idleGaps
      : passing === undefined
        ? unfilteredIdleGaps
        : yield* idleGapsInSteps(trace, passing, root);
  return {
    input,
    passing,
    tree,
    rows,
    // Keeps the old array if the gaps are the same, so that nothing
    // is drawn again because of a filter that changes none.
    idleGaps: before !== undefined && areSameGaps(before.idleGaps, idleGaps) ? before.idleGaps : idleGaps,
    unfilteredIdleGaps,
  };
}

const inputNames: readonly (keyof RowsInput)[] = ['trace', 'hiding', 'groups', 'opened', 'root', 'collapsed'];

function isSame(a: RowsInput, b: RowsInput, names = inputNames): boolean {
  return names.every(
    (name) => a[name] === b[name] || (name === 'hiding' && isSameHiding(a.hiding, b.hiding)),
  );
}

function areSameGaps(a: readonly TimeRange[], b: readonly TimeRange[]): boolean {
  return (
    a.length === b.length &&
    a.every((gap, position) => {
      const other = b.at(position);
      return other !== undefined && isSameRange(gap, other);
    })
  );
}

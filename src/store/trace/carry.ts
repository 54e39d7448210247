/** Carries a view over to a newer answer for the same trace, by the IDs of spans. */
import { BitSet } from '../../model/bitSet.ts';
import {
  itemOfNode,
  itemOfSpan,
  nodeCount,
  nodeOf,
  type RowItem,
  rowKindOf,
  rowNodeCount,
  spanOfItem,
} from '../../model/rows/rowItems.ts';
import { ancestorNodes, hasChildren } from '../../model/rows/rowTree.ts';
import { findSpanById, formatMissingParentId, formatSpanId } from '../../model/spanIds.ts';
import { clampRange, fullRange, homeRange, isSameRange } from '../../model/timeRange.ts';
import type { Trace } from '../../model/trace.ts';
import { describeOpened, findOpened } from './nodeIds.ts';
import type { TraceViewState } from './state.ts';

/** The state for the newer trace. Linear in spans: reloading is rare. */
export function carryToTrace(state: TraceViewState, trace: Trace): TraceViewState {
  const moved = state.trace.startUnixMicros - trace.startUnixMicros;
  const wasHome = isSameRange(state.range, homeRange(state.trace, state.root));
  const root =
    state.root === undefined ? undefined : findSpanById(trace, formatSpanId(state.trace, state.root));
  const full = fullRange(trace);
  const hasLostRoot = state.root !== undefined && root === undefined;
  const selected =
    state.selected === undefined ? undefined : findSpanById(trace, formatSpanId(state.trace, state.selected));
  const focused = carryItem(state, trace);
  let collapsed = carryCollapsed(state, trace);
  // The focused row must be visible: a newly arrived parent above it may be collapsed.
  if (focused !== undefined) collapsed = collapsed.with(ancestorNodes(trace, focused), false);
  return {
    ...state,
    trace,
    range:
      wasHome || hasLostRoot
        ? homeRange(trace, root)
        : clampRange(state.range.start + moved, state.range.end + moved, full),
    collapsed,
    focused,
    selected,
    root,
    groups: undefined,
    drawn: undefined,
    opened: BitSet.empty(rowNodeCount(trace)).with(carryOpened(state, trace), true),
  };
}

/** The opened groups and runs in the newer trace; those that it does not have are dropped. */
function carryOpened({ trace: older, opened }: TraceViewState, newer: Trace): number[] {
  return findOpened(newer, describeOpened(older, opened));
}

/** The collapsed nodes in the newer trace, by their IDs. */
function carryCollapsed({ trace: older, collapsed }: TraceViewState, newer: Trace): BitSet {
  const ids = new Set<bigint>();
  for (const node of collapsed.values()) ids.add(rawIdOfNode(older, node));
  if (ids.size === 0) return BitSet.empty(nodeCount(newer));
  return BitSet.where(
    nodeCount(newer),
    (node) => hasChildren(newer, itemOfNode(newer, node)) && ids.has(rawIdOfNode(newer, node)),
  );
}

function rawIdOfNode(trace: Trace, node: number): bigint {
  const { count, id } = trace.spans;
  return node < count ? id[node] : trace.missingParents.id[node - count];
}

/**
 * The row in the newer trace: the same span, group or run,
 * or a missing parent, which may have arrived as a span.
 */
function carryItem({ focused, trace: older }: TraceViewState, newer: Trace): RowItem | undefined {
  if (focused === undefined) return undefined;
  const kind = rowKindOf(older, focused);
  if (kind === 'group' || kind === 'hidden-run') {
    const itself = BitSet.empty(rowNodeCount(older)).with([nodeOf(older, focused)], true);
    const [node] = findOpened(newer, describeOpened(older, itself));
    return node === undefined ? undefined : itemOfNode(newer, node);
  }
  const olderSpan = spanOfItem(focused);
  const id =
    olderSpan === undefined ? formatMissingParentId(older, ~focused) : formatSpanId(older, olderSpan);
  const span = findSpanById(newer, id);
  if (span !== undefined) return itemOfSpan(span);
  if (olderSpan !== undefined) return undefined;
  const missing = newer.missingParents.id.indexOf(older.missingParents.id[~focused]);
  return missing < 0 ? undefined : itemOfNode(newer, newer.spans.count + missing);
}

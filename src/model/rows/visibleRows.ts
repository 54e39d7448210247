/** The rows of the waterfall from top to bottom, and the position of each item. */

import type { Steps } from '../../base/time/slicedTask.ts';
import type { BitSet } from '../bitSet.ts';
import { asRowItem, itemOfRun, nodeCount, nodeOf, type RowItem, rowNodeCount, topNode } from './rowItems.ts';
import { shownParent } from './rowTree.ts';
import type { ShownTree } from './shownTree.ts';
import { PlainWalk, ShownWalk } from './walk.ts';

/** Position among the visible rows, counted from the top. */
export type RowIndex = number & { readonly brand: 'RowIndex' };

export interface VisibleRows {
  readonly tree: ShownTree;
  /** The nodes whose children are not shown. */
  readonly collapsed: BitSet;
  /** RowItems (see rowItems), from top to bottom. */
  readonly items: Int32Array;
  /** By node: its row + 1, or 0. Nodes past the end have no row. */
  readonly placeOfNode: Uint32Array;
}

/** The number of spans visited, or rows placed, between two pauses. */
const STEP = 1 << 16;

/**
 * Lists all rows of the tree except those below a collapsed node. Linear in what is shown; whatever is not
 * shown is skipped in one jump.
 */
export function* listRows(tree: ShownTree, collapsed: BitSet): Steps<VisibleRows> {
  const { trace, hidden, groups } = tree;
  const isPlain = hidden === undefined && groups === undefined;
  // Every run and every group hides at least one span, except groups whose members are all shown.
  const items = new Int32Array(nodeCount(trace) + 1 + (groups?.all.count ?? 0));
  const walk = isPlain ? new PlainWalk(tree, collapsed, items) : new ShownWalk(tree, collapsed, items);
  while (walk.goOn(STEP)) yield;
  const { length } = walk;
  const placeOfNode = new Uint32Array(isPlain ? nodeCount(trace) : rowNodeCount(trace));
  for (let from = 0; from < length; from += STEP) {
    placeRows(items, trace.spans.count, placeOfNode, from, Math.min(length, from + STEP));
    yield;
  }
  return { tree, collapsed, items: items.subarray(0, length), placeOfNode };
}

/** For the rows [from, to). */
function placeRows(items: Int32Array, spanCount: number, places: Uint32Array, from: number, to: number) {
  for (let row = from; row < to; row++) {
    const item = items[row];
    places[item >= 0 ? item : spanCount + ~item] = row + 1;
  }
}

/** Returns the item at a row, or undefined past the end. */
export function itemAt(items: Int32Array, row: number): RowItem | undefined {
  return row >= 0 && row < items.length ? asRowItem(items[row]) : undefined;
}

/**
 * Returns the row of an item, or undefined if it has none: below a collapsed row, in a closed group or run,
 * or outside the root.
 */
export function rowOfItem({ tree, placeOfNode }: VisibleRows, item: RowItem): RowIndex | undefined {
  const place = placeOfNode.at(nodeOf(tree.trace, item)) ?? 0;
  return place === 0 ? undefined : asRowIndex(place - 1);
}

/**
 * Returns the row of an item or of what stands for it: the run or group that hides it, else the nearest
 * visible row above it.
 */
export function rowOfItemOrAncestor(rows: VisibleRows, item: RowItem): RowIndex | undefined {
  const { trace } = rows.tree;
  for (let at: RowItem | undefined = item; at !== undefined; at = shownParent(rows.tree, at)) {
    const row = rowOfItem(rows, at);
    if (row !== undefined) return row;
    const above: RowItem | undefined = shownParent(rows.tree, at);
    const run = rowOfItem(
      rows,
      itemOfRun(trace, above === undefined ? topNode(trace) : nodeOf(trace, above)),
    );
    if (run !== undefined) return run;
  }
  return undefined;
}

/** Brand constructor. */
function asRowIndex(value: number): RowIndex {
  return value as RowIndex;
}

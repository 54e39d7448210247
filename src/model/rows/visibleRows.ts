/** Which rows the waterfall has, from top to bottom, and where an item stands among them. */

import type { Steps } from '../../base/time/slicedTask.ts';
import type { BitSet } from '../bitSet.ts';
import { asRowItem, itemOfRun, nodeCount, nodeOf, type RowItem, rowNodeCount, topNode } from './rowItems.ts';
import { shownParent } from './rowTree.ts';
import type { ShownTree } from './shownTree.ts';
import { PlainWalk, ShownWalk } from './walk.ts';

/** Position from the top among the visible rows. */
export type RowIndex = number & { readonly brand: 'RowIndex' };

export interface VisibleRows {
  readonly tree: ShownTree;
  /** The nodes below which no rows stand. */
  readonly collapsed: BitSet;
  /** RowItems (see rowItems) from top to bottom. */
  readonly items: Int32Array;
  /** By node: its row + 1, or 0. Nodes beyond the end have none. */
  readonly placeOfNode: Uint32Array;
}

/** Spans that are walked over, or rows that are placed, between two pauses. */
const STEP = 1 << 16;

/** All rows of the tree but those below a collapsed node. Linear in what is shown, a jump for what is not. */
export function* listRows(tree: ShownTree, collapsed: BitSet): Steps<VisibleRows> {
  const { trace, hidden, groups } = tree;
  const isPlain = hidden === undefined && groups === undefined;
  // Each run and each group has at least one span that has no row, but for groups of which all members are shown.
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

/** The item at a row; undefined beyond the rows. */
export function itemAt(items: Int32Array, row: number): RowItem | undefined {
  return row >= 0 && row < items.length ? asRowItem(items[row]) : undefined;
}

/** The row of an item; undefined where it has none: below a collapsed row, in a closed group or a run, outside the root. */
export function rowOfItem({ tree, placeOfNode }: VisibleRows, item: RowItem): RowIndex | undefined {
  const place = placeOfNode.at(nodeOf(tree.trace, item)) ?? 0;
  return place === 0 ? undefined : asRowIndex(place - 1);
}

/** The row of an item, or of what stands for it: the run or group in which it is hidden, else the nearest row above it in the tree. */
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

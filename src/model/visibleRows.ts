/**
 * Which rows the waterfall has, from top to bottom, and where a span stands among them.
 *
 * A row is a RowItem (see rowItems); orphans stand under the placeholder of their missing parent.
 */
import type { BitSet } from './bitSet.ts';
import { nodeOf, type RowItem } from './rowItems.ts';
import { NONE, SpanFlag, type Trace } from './trace.ts';

/** Position from the top among the visible rows. */
export type RowIndex = number & { readonly brand: 'RowIndex' };

/** Something stands below it, so that it can be collapsed. */
export function hasChildren(trace: Trace, item: RowItem): boolean {
  return item < 0 || trace.spans.subtreeEnd[item] > item + 1;
}

/** 0 at a root and at a placeholder. */
export function depthOfItem(trace: Trace, item: RowItem): number {
  return item >= 0 ? trace.spans.depth[item] : 0;
}

/** All rows but those below a collapsed node, from top to bottom. Linear in what is shown, a jump for what is not. */
export function computeVisibleRows(trace: Trace, collapsed: BitSet): Int32Array {
  const { count, subtreeEnd } = trace.spans;
  const { count: missingCount, firstSpan, endSpan } = trace.missingParents;
  const rows = new Int32Array(count + missingCount);
  let length = 0;
  let missing = 0;
  let span = 0;
  while (span < count) {
    if (missing < missingCount && firstSpan[missing] === span) {
      rows[length++] = ~missing;
      const isCollapsed = collapsed.has(count + missing);
      const end = endSpan[missing];
      missing++;
      if (isCollapsed) {
        span = end;
        continue;
      }
    }
    rows[length++] = span;
    span = collapsed.has(span) ? subtreeEnd[span] : span + 1;
  }
  return rows.subarray(0, length);
}

/** The item at a row; undefined beyond the rows. */
export function itemAt(rows: Int32Array, row: number): RowItem | undefined {
  return row >= 0 && row < rows.length ? asRowItem(rows[row]) : undefined;
}

/** The row of an item; undefined where it is hidden below a collapsed one. Logarithmic. */
export function rowOfItem(trace: Trace, rows: Int32Array, item: RowItem): RowIndex | undefined {
  const row = lastRowUpTo(trace, rows, item);
  return row >= 0 && rows[row] === item ? row : undefined;
}

/** The row of an item, or of the collapsed one that hides it. */
export function rowOfItemOrAncestor(trace: Trace, rows: Int32Array, item: RowItem): RowIndex | undefined {
  const row = lastRowUpTo(trace, rows, item);
  return row < 0 ? undefined : row;
}

/** The item above in the tree: parent span or placeholder; undefined at the top. */
export function parentItem(trace: Trace, item: RowItem): RowItem | undefined {
  if (item < 0) return undefined;
  const parent = trace.spans.parent[item];
  if (parent !== NONE) return asRowItem(parent);
  if ((trace.spans.flags[item] & SpanFlag.orphan) === 0) return undefined;
  const missing = missingParentOf(trace, item);
  return missing === NONE ? undefined : asRowItem(~missing);
}

/** The nodes above an item, from its parent to the top. */
export function ancestorNodes(trace: Trace, item: RowItem): number[] {
  const nodes: number[] = [];
  for (let above = parentItem(trace, item); above !== undefined; above = parentItem(trace, above)) {
    nodes.push(nodeOf(trace, above));
  }
  return nodes;
}

/** The missing parent whose run of orphans holds the span, or NONE. */
function missingParentOf(trace: Trace, span: number): number {
  const { firstSpan, endSpan, count } = trace.missingParents;
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (firstSpan[middle] <= span) low = middle + 1;
    else high = middle;
  }
  const missing = low - 1;
  return missing >= 0 && span < endSpan[missing] ? missing : NONE;
}

/** The last row that does not stand after the item in depth-first order; −1 where all do. */
function lastRowUpTo(trace: Trace, rows: Int32Array, item: RowItem): RowIndex {
  const limit = orderOf(trace, item);
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (orderOf(trace, rows[middle]) <= limit) low = middle + 1;
    else high = middle;
  }
  return asRowIndex(low - 1);
}

/** Ascends from row to row: a placeholder stands just before the first of its orphans. */
function orderOf(trace: Trace, item: number): number {
  return item >= 0 ? item : trace.missingParents.firstSpan[~item] - 0.5;
}

/** Brand constructor. */
function asRowItem(value: number): RowItem {
  return value as RowItem;
}

/** Brand constructor. */
function asRowIndex(value: number): RowIndex {
  return value as RowIndex;
}

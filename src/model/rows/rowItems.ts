/**
 * Everything that can be a row of the waterfall, as one number.
 *
 * A RowItem ≥ 0 is a span. A negative one is `~k`, where k numbers all other possible rows of a trace with n
 * spans and m missing parents. The node of an item (the SpanIndex, or n + k) numbers all possible rows:
 *
 *     k        0 … m − 1        placeholder of missing parent k, above its orphans
 *     m        … m + n − 1      group of repeated siblings, named by the first of them
 *     m + n    … 2m + 2n        run of whatever is hidden directly below a node (span or missing parent),
 *                               or at the top
 *
 * So an item has the same meaning for the whole life of a trace, whatever is collapsed, grouped or hidden.
 */

import type { SpanIndex, Trace } from '../trace.ts';
import { asSpanIndex } from '../trace.ts';

/** What a row shows. */
export type RowItem = number & { readonly brand: 'RowItem' };

export type RowKind = 'span' | 'missing-parent' | 'group' | 'hidden-run';

/** Returns the maximum number of nodes that can be collapsed: spans and missing parents. */
export function nodeCount(trace: Trace): number {
  return trace.spans.count + trace.missingParents.count;
}

/** Returns the number of nodes of all kinds. */
export function rowNodeCount(trace: Trace): number {
  return 3 * trace.spans.count + 2 * trace.missingParents.count + 1;
}

/** Returns the node of a row's item. */
export function nodeOf(trace: Trace, item: RowItem): number {
  return item >= 0 ? item : trace.spans.count + ~item;
}

/** Returns the row's item for a node. */
export function itemOfNode(trace: Trace, node: number): RowItem {
  return asRowItem(node < trace.spans.count ? node : ~(node - trace.spans.count));
}

export function rowKindOf(trace: Trace, item: RowItem): RowKind {
  if (item >= 0) return 'span';
  const { count: missingCount } = trace.missingParents;
  if (~item < missingCount) return 'missing-parent';
  return ~item < missingCount + trace.spans.count ? 'group' : 'hidden-run';
}

/** Returns the item of a span. */
export function itemOfSpan(span: SpanIndex): RowItem {
  return asRowItem(span);
}

/** Returns the span of an item, or undefined if it is not a span. */
export function spanOfItem(item: RowItem): SpanIndex | undefined {
  return item >= 0 ? asSpanIndex(item) : undefined;
}

/** Returns the item of the group that begins with this span. */
export function itemOfGroup(trace: Trace, firstMember: number): RowItem {
  return asRowItem(~(trace.missingParents.count + firstMember));
}

/** Returns the span with which a group's item begins. */
export function firstMemberOfItem(trace: Trace, item: RowItem): SpanIndex {
  return asSpanIndex(~item - trace.missingParents.count);
}

/** The node under which hidden roots (and placeholders) are counted. */
export function topNode(trace: Trace): number {
  return nodeCount(trace);
}

/** Returns the item of the hidden run directly below a node: a span, a missing parent or `topNode`. */
export function itemOfRun(trace: Trace, parentNode: number): RowItem {
  return asRowItem(~(nodeCount(trace) + parentNode));
}

/** Returns the node below which a run's item is shown. */
export function parentNodeOfRun(trace: Trace, item: RowItem): number {
  return ~item - nodeCount(trace);
}

/** Brand constructor. */
export function asRowItem(value: number): RowItem {
  return value as RowItem;
}

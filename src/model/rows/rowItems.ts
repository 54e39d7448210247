/**
 * What can stand in a row of the waterfall, as one number.
 *
 * A RowItem ≥ 0 is a span. Below 0 it is `~k`, where k counts through what else a trace of n spans and m missing parents
 * can have as a row; the node of an item (the SpanIndex, or n + k) counts through all of them:
 *
 *     k        0 … m − 1        placeholder of missing parent k, above its orphans
 *     m        … m + n − 1      group of repeated siblings, named by the first of them
 *     m + n    … 2m + 2n        run of what is hidden directly below a node (span or missing parent), or at the top
 *
 * So an item means the same as long as the trace is the same, whatever is collapsed, grouped or hidden.
 */

import type { SpanIndex, Trace } from '../trace.ts';
import { asSpanIndex } from '../trace.ts';

/** What stands in a row. */
export type RowItem = number & { readonly brand: 'RowItem' };

export type RowKind = 'span' | 'missing-parent' | 'group' | 'hidden-run';

/** How many nodes can be collapsed, at most: spans and missing parents. */
export function nodeCount(trace: Trace): number {
  return trace.spans.count + trace.missingParents.count;
}

/** How many nodes there are of all kinds. */
export function rowNodeCount(trace: Trace): number {
  return 3 * trace.spans.count + 2 * trace.missingParents.count + 1;
}

/** The node of a row's item. */
export function nodeOf(trace: Trace, item: RowItem): number {
  return item >= 0 ? item : trace.spans.count + ~item;
}

/** The row's item of a node. */
export function itemOfNode(trace: Trace, node: number): RowItem {
  return asRowItem(node < trace.spans.count ? node : ~(node - trace.spans.count));
}

export function rowKindOf(trace: Trace, item: RowItem): RowKind {
  if (item >= 0) return 'span';
  const { count: missingCount } = trace.missingParents;
  if (~item < missingCount) return 'missing-parent';
  return ~item < missingCount + trace.spans.count ? 'group' : 'hidden-run';
}

/** The item of a span. */
export function itemOfSpan(span: SpanIndex): RowItem {
  return asRowItem(span);
}

/** The span of an item; undefined for what is no span. */
export function spanOfItem(item: RowItem): SpanIndex | undefined {
  return item >= 0 ? asSpanIndex(item) : undefined;
}

/** The group that begins with this span. */
export function itemOfGroup(trace: Trace, firstMember: number): RowItem {
  return asRowItem(~(trace.missingParents.count + firstMember));
}

/** The span with which a group's item begins. */
export function firstMemberOfItem(trace: Trace, item: RowItem): SpanIndex {
  return asSpanIndex(~item - trace.missingParents.count);
}

/** Where the hidden roots (and placeholders) hang. */
export function topNode(trace: Trace): number {
  return nodeCount(trace);
}

/** The run of what is hidden directly below a node: a span, a missing parent or `topNode`. */
export function itemOfRun(trace: Trace, parentNode: number): RowItem {
  return asRowItem(~(nodeCount(trace) + parentNode));
}

/** The node below which a run's item stands. */
export function parentNodeOfRun(trace: Trace, item: RowItem): number {
  return ~item - nodeCount(trace);
}

/** Brand constructor. */
export function asRowItem(value: number): RowItem {
  return value as RowItem;
}

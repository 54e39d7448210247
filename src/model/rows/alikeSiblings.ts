/** Siblings of the same service and operation. */

import type { SpanIndex, Trace } from '../trace.ts';
import { asSpanIndex } from '../trace.ts';
import { itemOfSpan } from './rowItems.ts';
import { parentItem } from './rowTree.ts';

/**
 * Returns the span and its siblings of the same service and operation, ascending. At most linear in the
 * descendants of the parent.
 */
export function alikeSiblings(trace: Trace, span: SpanIndex): SpanIndex[] {
  const { count, subtreeEnd, service, name } = trace.spans;
  const { firstSpan, endSpan } = trace.missingParents;
  const parent = parentItem(trace, itemOfSpan(span));
  const first = parent === undefined ? 0 : parent >= 0 ? parent + 1 : firstSpan[~parent];
  const end = parent === undefined ? count : parent >= 0 ? subtreeEnd[parent] : endSpan[~parent];
  const alike: SpanIndex[] = [];
  for (let at = first; at < end; at = subtreeEnd[at]) {
    if (service[at] !== service[span] || name[at] !== name[span]) continue;
    // At the top, orphans belong to a placeholder and are not siblings of roots.
    const sibling = asSpanIndex(at);
    if (parent !== undefined || parentItem(trace, itemOfSpan(sibling)) === undefined) alike.push(sibling);
  }
  return alike;
}

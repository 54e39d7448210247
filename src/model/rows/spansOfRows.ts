/** Which spans a range of rows shows. */

import type { Trace } from '../trace.ts';
import { firstMemberOfItem, rowKindOf } from './rowItems.ts';
import { itemAt } from './visibleRows.ts';

/**
 * Returns the first and the last span (by index) in the rows [firstRow, endRow), or undefined if no row
 * belongs to a span. A group counts as its first span.
 */
export function spansOfRows(
  trace: Trace,
  items: Int32Array,
  firstRow: number,
  endRow: number,
): { readonly first: number; readonly last: number } | undefined {
  let first = Number.POSITIVE_INFINITY;
  let last = -1;
  for (let row = firstRow; row < endRow; row++) {
    const item = itemAt(items, row);
    const kind = item === undefined ? undefined : rowKindOf(trace, item);
    if (item === undefined || (kind !== 'span' && kind !== 'group')) continue;
    const span = kind === 'span' ? item : firstMemberOfItem(trace, item);
    first = Math.min(first, span);
    last = Math.max(last, span);
  }
  return last < 0 ? undefined : { first, last };
}

/** The parents that did not arrive, each with its run of orphans in depth-first order. */

import { type MissingParentColumns, NONE } from '../trace.ts';
import type { SpanOrder } from './order.ts';
import type { ResolvedParents } from './parents.ts';
import { pickIds, pickInt32Unless } from './permuteRows.ts';
import type { TraceBuilder } from './traceBuilder.ts';

export function buildMissingParents(
  builder: TraceBuilder,
  { missingParent, missingParentOrphan }: ResolvedParents,
  { arrived, subtreeEnd }: SpanOrder,
): MissingParentColumns {
  const count = missingParentOrphan.length;
  const orphans = new Int32Array(count);
  const firstSpan = new Int32Array(count);
  const endSpan = new Int32Array(count);
  let found = 0;
  let lastGroup: number = NONE;
  for (let span = 0; span < arrived.length; span = subtreeEnd[span]) {
    const group = missingParent[arrived[span]];
    if (group !== NONE) {
      if (group !== lastGroup) {
        orphans[found] = arrived[span];
        firstSpan[found++] = span;
      }
      endSpan[found - 1] = subtreeEnd[span];
    }
    lastGroup = group;
  }
  const { high, low, text } = builder.spans.parentId;
  return {
    count,
    id: pickIds(high.view(), low.view(), orphans),
    idText: count === 0 ? undefined : pickInt32Unless(NONE, text.view(), orphans),
    firstSpan,
    endSpan,
  };
}

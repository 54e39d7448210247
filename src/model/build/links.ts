/** Links of all spans in depth-first order, including the parents that were cut. */

import { type LinkColumns, LinkKind, NONE, SpanFlag } from '../trace.ts';
import { pickAttributes } from './attributeRows.ts';
import type { ResolvedParents } from './parents.ts';
import { pickCounts, pickInt32, pickInt32Unless, pickRuns, pickUint8, type Runs } from './permuteRows.ts';
import { formatArrivedId, type TraceBuilder } from './traceBuilder.ts';

export function buildLinks(
  builder: TraceBuilder,
  parents: ResolvedParents,
  arrived: Int32Array,
): LinkColumns {
  const cutLinkOf = addCutParents(builder, parents);
  const { links } = builder;
  const runs = pickRuns(builder.spans.linkEnd.view(), arrived);
  const { first, rows } = cutLinkOf.size === 0 ? runs : insertRows(runs, arrived, cutLinkOf);
  return {
    first,
    kind: pickUint8(links.kind.view(), rows),
    traceId: pickInt32(links.traceId.view(), rows),
    spanId: pickInt32(links.spanId.view(), rows),
    traceState: pickInt32Unless(NONE, links.traceState.view(), rows),
    droppedAttributes: pickCounts(links.droppedAttributes.view(), rows),
    attributes: pickAttributes(links.attributes, pickRuns(links.attributeEnd.view(), rows)),
  };
}

/** Appends a link for each cut parent. Returns its row for each arrived span. */
function addCutParents(
  builder: TraceBuilder,
  { flags, selfParentCount, cycleCount }: ResolvedParents,
): Map<number, number> {
  const rowOf = new Map<number, number>();
  if (selfParentCount + cycleCount === 0) return rowOf;
  const { strings, links, spans } = builder;
  for (let span = 0; span < flags.length; span++) {
    if ((flags[span] & SpanFlag.cutParent) === 0) continue;
    rowOf.set(span, links.count);
    const parent = strings.intern(formatArrivedId(builder, spans.parentId, span));
    builder.addLink(LinkKind.cutParent, strings.intern(builder.id), parent, NONE, 0);
    builder.endLink();
  }
  return rowOf;
}

/** Adds one row at the end of the runs of some owners. */
function insertRows(runs: Runs, arrived: Int32Array, extraRowOf: ReadonlyMap<number, number>): Runs {
  const first = new Uint32Array(runs.first.length);
  const rows = new Int32Array(runs.rows.length + extraRowOf.size);
  let target = 0;
  for (let owner = 0; owner < arrived.length; owner++) {
    for (let row = runs.first[owner]; row < runs.first[owner + 1]; row++) rows[target++] = runs.rows[row];
    const extra = extraRowOf.get(arrived[owner]);
    if (extra !== undefined) rows[target++] = extra;
    first[owner + 1] = target;
  }
  return { first, rows };
}

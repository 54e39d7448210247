/**
 * Converts between the nodes of a trace's rows and the IDs
 * of their spans, for addresses and for reloaded traces.
 */

import type { BitSet } from '../../model/bitSet.ts';
import {
  firstMemberOfItem,
  itemOfGroup,
  itemOfNode,
  itemOfRun,
  nodeOf,
  parentNodeOfRun,
  rowKindOf,
  spanOfItem,
  topNode,
} from '../../model/rows/rowItems.ts';
import { findSpanById, formatMissingParentId, formatSpanId } from '../../model/spanIds.ts';
import type { Trace } from '../../model/trace.ts';
import type { OpenedUrl } from '../../url/traceUrlHidden.ts';

/** The ID of the node of a span or missing parent. */
export function idOfNode(trace: Trace, node: number): string {
  const item = itemOfNode(trace, node);
  const span = spanOfItem(item);
  return span === undefined ? formatMissingParentId(trace, ~item) : formatSpanId(trace, span);
}

/**
 * The nodes of spans and missing parents with these IDs, in
 * one pass; IDs that are not hex are looked up one by one.
 */
export function findNodes(trace: Trace, ids: readonly string[]): number[] {
  if (ids.length === 0) return [];
  const wanted = new Set<bigint>();
  const nodes: number[] = [];
  for (const id of ids) {
    if (/^[0-9a-f]{1,16}$/i.test(id)) wanted.add(BigInt(`0x${id}`));
    else {
      const span = findSpanById(trace, id);
      if (span !== undefined) nodes.push(span);
    }
  }
  trace.spans.id.forEach((id, span) => {
    if (wanted.has(id)) nodes.push(span);
  });
  trace.missingParents.id.forEach((id, missing) => {
    if (wanted.has(id)) nodes.push(trace.spans.count + missing);
  });
  return nodes;
}

/** The opened groups and runs, by IDs. */
export function describeOpened(trace: Trace, opened: BitSet): OpenedUrl[] {
  const list: OpenedUrl[] = [];
  for (const node of opened.values()) {
    const item = itemOfNode(trace, node);
    if (rowKindOf(trace, item) === 'group') {
      list.push({ kind: 'group', id: formatSpanId(trace, firstMemberOfItem(trace, item)) });
    } else {
      const parent = parentNodeOfRun(trace, item);
      list.push({ kind: 'run', id: parent === topNode(trace) ? undefined : idOfNode(trace, parent) });
    }
  }
  return list;
}

/** The nodes of those groups and runs that exist in the trace. */
export function findOpened(trace: Trace, opened: readonly OpenedUrl[]): number[] {
  const nodes: number[] = [];
  const groups = opened.flatMap(({ kind, id }) => (kind === 'group' && id !== undefined ? [id] : []));
  for (const first of findNodes(trace, groups)) {
    if (first < trace.spans.count) nodes.push(nodeOf(trace, itemOfGroup(trace, first)));
  }
  const runs = opened.flatMap(({ kind, id }) => (kind === 'run' && id !== undefined ? [id] : []));
  for (const parent of findNodes(trace, runs)) nodes.push(nodeOf(trace, itemOfRun(trace, parent)));
  if (opened.some(({ kind, id }) => kind === 'run' && id === undefined)) {
    nodes.push(nodeOf(trace, itemOfRun(trace, topNode(trace))));
  }
  return nodes;
}

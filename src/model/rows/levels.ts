/** Collapsing by level: what is collapsed, said as a level and the nodes that differ from it; and one level more or less. */

import { BitSet } from '../bitSet.ts';
import type { Trace } from '../trace.ts';
import { asRowItem, itemOfNode, nodeCount, nodeOf } from './rowItems.ts';
import { depthOfItem, hasChildren } from './rowTree.ts';

/** What is collapsed: every node of at least this depth (undefined: none), but for the exceptions, which are the other way round. */
export interface CollapseLevel {
  readonly level: number | undefined;
  /** Nodes. */
  readonly exceptions: readonly number[];
}

/** The nodes that can be collapsed and have at least this depth. */
export function collapseFromLevel(trace: Trace, level: number): BitSet {
  const { count, depth, subtreeEnd } = trace.spans;
  // Placeholders stand at the top, and have something below them.
  return BitSet.where(nodeCount(trace), (node) =>
    node < count ? subtreeEnd[node] > node + 1 && depth[node] >= level : level <= 0,
  );
}

/** The set that a level and exceptions describe. Exceptions that cannot be collapsed are left out. */
export function applyCollapseLevel(trace: Trace, { level, exceptions }: CollapseLevel): BitSet {
  const base = level === undefined ? BitSet.empty(nodeCount(trace)) : collapseFromLevel(trace, level);
  const able = exceptions.filter((node) => hasChildren(trace, itemOfNode(trace, node)));
  return base
    .with(
      able.filter((node) => !base.has(node)),
      true,
    )
    .with(
      able.filter((node) => base.has(node)),
      false,
    );
}

/** The level with the fewest exceptions, and the exceptions; linear in nodes. `most`: give no exceptions beyond that many. */
export function describeCollapsed(trace: Trace, collapsed: BitSet, most: number): CollapseLevel {
  if (collapsed.isEmpty) return { level: undefined, exceptions: [] };
  const total = nodeCount(trace);
  const collapsedAt: number[] = [];
  const expandedAt: number[] = [];
  for (let node = 0; node < total; node++) {
    const item = itemOfNode(trace, node);
    if (!hasChildren(trace, item)) continue;
    const depth = depthOfItem(trace, item);
    while (collapsedAt.length <= depth) {
      collapsedAt.push(0);
      expandedAt.push(0);
    }
    if (collapsed.has(node)) collapsedAt[depth]++;
    else expandedAt[depth]++;
  }
  // Level = the number of depths: nothing is collapsed, and what is collapsed all the same is an exception.
  let fewest = collapsedAt.reduce((sum, here) => sum + here, 0);
  let best = collapsedAt.length;
  let exceptionCount = fewest;
  for (let level = collapsedAt.length - 1; level >= 0; level--) {
    exceptionCount += expandedAt[level] - collapsedAt[level];
    if (exceptionCount < fewest) {
      fewest = exceptionCount;
      best = level;
    }
  }
  const level = best === collapsedAt.length ? undefined : best;
  if (fewest === 0 || fewest > most) return { level, exceptions: [] };
  const exceptions: number[] = [];
  for (let node = 0; node < total; node++) {
    const item = itemOfNode(trace, node);
    if (!hasChildren(trace, item)) continue;
    const isRuled = level !== undefined && depthOfItem(trace, item) >= level;
    if (collapsed.has(node) !== isRuled) exceptions.push(node);
  }
  return { level, exceptions };
}

/** One level less: the deepest rows that show something below them are collapsed. */
export function collapseOneLevel(trace: Trace, rows: Int32Array, collapsed: BitSet): BitSet {
  return collapsed.with(rowsAtExtreme(trace, rows, collapsed, false), true);
}

/** One level more: the topmost rows that hide something are expanded. */
export function expandOneLevel(trace: Trace, rows: Int32Array, collapsed: BitSet): BitSet {
  return collapsed.with(rowsAtExtreme(trace, rows, collapsed, true), false);
}

/** The visible nodes that are collapsed, of the least depth; or that are expanded, of the greatest. */
function rowsAtExtreme(trace: Trace, rows: Int32Array, collapsed: BitSet, isCollapsed: boolean): number[] {
  let nodes: number[] = [];
  let extreme = isCollapsed ? Number.POSITIVE_INFINITY : -1;
  for (let row = 0; row < rows.length; row++) {
    const item = asRowItem(rows[row]);
    const node = nodeOf(trace, item);
    if (!hasChildren(trace, item) || collapsed.has(node) !== isCollapsed) continue;
    const depth = depthOfItem(trace, item);
    if (isCollapsed ? depth < extreme : depth > extreme) {
      extreme = depth;
      nodes = [];
    }
    if (depth === extreme) nodes.push(node);
  }
  return nodes;
}

/**
 * Collapsing by level. The collapsed nodes are described as a level plus exceptions, and can be changed by
 * one level at a time.
 */

import { BitSet } from '../bitSet.ts';
import type { Trace } from '../trace.ts';
import { asRowItem, itemOfNode, nodeCount, nodeOf } from './rowItems.ts';
import { depthOfItem, hasChildren } from './rowTree.ts';

/**
 * Every node of at least this depth is collapsed (undefined: none), except the exceptions, which are in the
 * opposite state.
 */
export interface CollapseLevel {
  readonly level: number | undefined;
  /** Nodes. */
  readonly exceptions: readonly number[];
}

/** Returns the nodes that can be collapsed and have at least this depth. */
export function collapseFromLevel(trace: Trace, level: number): BitSet {
  const { count, depth, subtreeEnd } = trace.spans;
  // Placeholders are at the top and always have children.
  return BitSet.where(nodeCount(trace), (node) =>
    node < count ? subtreeEnd[node] > node + 1 && depth[node] >= level : level <= 0,
  );
}

/** Returns the set that a level and exceptions describe. Exceptions that cannot be collapsed are ignored. */
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

/**
 * Returns the level with the fewest exceptions, and those exceptions; linear in nodes. `most`: if there are
 * more exceptions than this, returns none.
 */
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
  // If the level equals the number of depths, nothing is collapsed by it, so every collapsed node is an
  // exception.
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

/** One level less: collapses the deepest visible rows that show children. */
export function collapseOneLevel(trace: Trace, rows: Int32Array, collapsed: BitSet): BitSet {
  return collapsed.with(rowsAtExtreme(trace, rows, collapsed, false), true);
}

/** One level more: expands the topmost visible rows that hide children. */
export function expandOneLevel(trace: Trace, rows: Int32Array, collapsed: BitSet): BitSet {
  return collapsed.with(rowsAtExtreme(trace, rows, collapsed, true), false);
}

/**
 * Returns the visible collapsed nodes of the smallest depth, or the visible expanded nodes of the greatest
 * depth.
 */
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

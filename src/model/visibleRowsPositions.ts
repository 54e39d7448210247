/** Where each row stands among its siblings: what a tree says of its rows besides their level. Linear, once a trace. */

import { nodeCount, nodeOf, type RowItem } from './rowItems.ts';
import { NONE, SpanFlag, type Trace } from './trace.ts';
import { parentItem } from './visibleRows.ts';

export interface TreePositions {
  /** By node: 1 for the first of its siblings. */
  readonly position: Uint32Array;
  /** By node: how many stand directly below it. */
  readonly childCount: Uint32Array;
  /** How many stand at the top: roots and placeholders. */
  readonly topCount: number;
  /** By missing parent: spans in its run with an error of their own. */
  readonly missingParentErrors: Uint32Array;
  /** The deepest level of any span, 0 for a trace of roots only. */
  readonly maxDepth: number;
}

/** Counts siblings, parents before children. */
export function computeTreePositions(trace: Trace): TreePositions {
  const { count, parent, subtreeEnd, flags, depth, errorsBelow } = trace.spans;
  const { count: missingCount, firstSpan, endSpan } = trace.missingParents;
  const position = new Uint32Array(nodeCount(trace));
  const childCount = new Uint32Array(nodeCount(trace));
  const missingParentErrors = new Uint32Array(missingCount);
  let topCount = 0;
  let maxDepth = 0;
  for (let missing = 0; missing < missingCount; missing++) {
    const node = count + missing;
    for (let span = firstSpan[missing]; span < endSpan[missing]; span = subtreeEnd[span]) {
      position[span] = ++childCount[node];
      missingParentErrors[missing] += errorsBelow[span] + ((flags[span] & SpanFlag.ownError) === 0 ? 0 : 1);
    }
  }
  let nextMissing = 0;
  for (let span = 0; span < count; span++) {
    if (depth[span] > maxDepth) maxDepth = depth[span];
    if (nextMissing < missingCount && firstSpan[nextMissing] === span) {
      position[count + nextMissing++] = ++topCount;
    }
    if (parent[span] !== NONE) position[span] = ++childCount[parent[span]];
    else if (position[span] === 0) position[span] = ++topCount;
  }
  return { position, childCount, topCount, missingParentErrors, maxDepth };
}

/** How many siblings an item has, itself counted. */
export function siblingCount(trace: Trace, positions: TreePositions, item: RowItem): number {
  const parent = parentItem(trace, item);
  if (parent === undefined) return positions.topCount;
  return positions.childCount[nodeOf(trace, parent)];
}

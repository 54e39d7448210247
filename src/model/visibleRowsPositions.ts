/** Where each row stands among its siblings: what a tree says of its rows besides their level. Linear, once a shown tree. */
import { itemOfGroup, nodeCount, nodeOf, type RowItem, rowKindOf } from './rowItems.ts';
import { shownGroupOf, shownParent } from './rowTree.ts';
import { countErrorsWithin, hasErrorWithin, type ShownTree } from './shownTree.ts';
import { NONE, type Trace } from './trace.ts';

export interface TreePositions {
  /** By node (spans, missing parents and, where there are some, groups): 1 for the first of its siblings. */
  readonly position: Uint32Array;
  /** By node: how many rows stand directly below it, a run of hidden ones counted as one. */
  readonly childCount: Uint32Array;
  /** How many stand at the top. */
  readonly topCount: number;
  /** By missing parent: spans in its run with an error of their own. */
  readonly missingParentErrors: Uint32Array;
}

/** Counts siblings, parents before children. */
export function computeTreePositions(tree: ShownTree): TreePositions {
  const { trace, first, end, states, hidden, groups, root } = tree;
  const { count, parent, subtreeEnd } = trace.spans;
  const { count: missingCount, firstSpan, endSpan } = trace.missingParents;
  const nodes = nodeCount(trace) + (groups === undefined ? 0 : count);
  const position = new Uint32Array(nodes);
  const childCount = new Uint32Array(nodes);
  let topCount = 0;
  let missing = root === undefined ? 0 : missingCount;
  let span = first;
  while (span < end) {
    if (states === undefined && groups === undefined && parent[span] !== NONE) {
      if (span === root) topCount = position[span] = 1;
      else position[span] = ++childCount[parent[span]];
      span++;
      continue;
    }
    while (missing < missingCount && endSpan[missing] <= span) missing++;
    const isOrphan = parent[span] === NONE && missing < missingCount && firstSpan[missing] <= span;
    if (isOrphan && firstSpan[missing] === span && hidden?.isMissingShown[missing] !== 0) {
      position[count + missing] = ++topCount;
    }
    if (states !== undefined && states[span] === 0) {
      span = subtreeEnd[span];
      continue;
    }
    let above = isOrphan ? count + missing : span === root ? NONE : parent[span];
    const group = shownGroupOf(tree, span);
    if (groups !== undefined && group !== NONE) {
      const node = nodeOf(trace, itemOfGroup(trace, groups.all.members[groups.all.first[group]]));
      if (groups.head[group] === span) position[node] = above === NONE ? ++topCount : ++childCount[above];
      if (groups.isOpen[group] === 0 && !hasErrorWithin(trace, span)) {
        span = subtreeEnd[span];
        continue;
      }
      above = node;
    }
    position[span] = above === NONE ? ++topCount : ++childCount[above];
    span++;
  }
  if (hidden !== undefined) {
    for (let node = 0; node < nodeCount(trace); node++) if (hidden.spans[node] > 0) childCount[node]++;
    if (hidden.spans[nodeCount(trace)] > 0) topCount++;
  }
  return { position, childCount, topCount, missingParentErrors: countMissingParentErrors(trace) };
}

/** How many siblings an item has, itself counted. */
export function siblingCount(tree: ShownTree, positions: TreePositions, item: RowItem): number {
  const parent = shownParent(tree, item);
  if (parent === undefined) return positions.topCount;
  return positions.childCount[nodeOf(tree.trace, parent)];
}

/** 1 for the first of its siblings; a run of hidden ones is the last. */
export function positionOf(tree: ShownTree, positions: TreePositions, item: RowItem): number {
  if (rowKindOf(tree.trace, item) === 'hidden-run') return siblingCount(tree, positions, item);
  return positions.position[nodeOf(tree.trace, item)];
}

/** The deepest level of any span, 0 for a trace of roots only. */
export function computeMaxDepth(trace: Trace): number {
  let deepest = 0;
  for (const depth of trace.spans.depth) if (depth > deepest) deepest = depth;
  return deepest;
}

function countMissingParentErrors(trace: Trace): Uint32Array {
  const { count, firstSpan, endSpan } = trace.missingParents;
  const errors = new Uint32Array(count);
  for (let missing = 0; missing < count; missing++) {
    for (let span = firstSpan[missing]; span < endSpan[missing]; span = trace.spans.subtreeEnd[span]) {
      errors[missing] += countErrorsWithin(trace, span);
    }
  }
  return errors;
}

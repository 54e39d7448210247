/** Parents and depths of the rows of a shown tree. */

import { firstAbove } from '../../base/bisect.ts';
import { NONE, SpanFlag, type SpanIndex, type Trace } from '../trace.ts';
import {
  asRowItem,
  firstMemberOfItem,
  itemOfGroup,
  itemOfNode,
  itemOfRun,
  itemOfSpan,
  nodeOf,
  parentNodeOfRun,
  type RowItem,
  rowKindOf,
  spanOfItem,
  topNode,
} from './rowItems.ts';
import { hasErrorWithin, type ShownTree } from './shownTree.ts';
import { groupOfItem } from './spanGroups.ts';

/**
 * Returns the group of which a span is a member, or NONE. Only groups with enough members to be shown count.
 */
export function shownGroupOf({ groups }: ShownTree, span: number): number {
  if (groups === undefined) return NONE;
  const group = groups.all.groupOf[span];
  return group !== NONE && groups.memberCount[group] > 0 ? group : NONE;
}

/** Returns the item of a group. */
export function itemOfShownGroup({ trace, groups }: ShownTree, group: number): RowItem | undefined {
  return groups === undefined ? undefined : itemOfGroup(trace, groups.all.members[groups.all.first[group]]);
}

/** Returns the item above in the shown tree, or undefined at the top. */
export function shownParent(tree: ShownTree, item: RowItem): RowItem | undefined {
  const { trace, groups } = tree;
  switch (rowKindOf(trace, item)) {
    case 'span': {
      if (spanOfItem(item) === tree.root) return undefined;
      const group = shownGroupOf(tree, item);
      return group === NONE ? parentItem(trace, item) : itemOfShownGroup(tree, group);
    }
    case 'missing-parent':
      return undefined;
    case 'group': {
      const first = itemOfSpan(firstMemberOfItem(trace, item));
      // If nothing is grouped any more, the first member stands for the group.
      return groups === undefined ? first : parentItem(trace, first);
    }
    case 'hidden-run': {
      const node = parentNodeOfRun(trace, item);
      return node === topNode(trace) ? undefined : itemOfNode(trace, node);
    }
  }
}

/** 0 at the top. A member of a group is one level below its group. */
export function shownDepth(tree: ShownTree, item: RowItem): number {
  const { trace, groups, root } = tree;
  const rootDepth = root === undefined ? 0 : trace.spans.depth[root];
  switch (rowKindOf(trace, item)) {
    case 'span':
      return trace.spans.depth[item] - rootDepth + (groups?.extraDepth[item] ?? 0);
    case 'missing-parent':
      return 0;
    case 'group': {
      if (groups === undefined) return 0;
      const head = groups.head[groupOfItem(trace, groups.all, item)];
      return trace.spans.depth[head] - rootDepth + groups.extraDepth[head] - 1;
    }
    case 'hidden-run': {
      const above = shownParent(tree, item);
      return above === undefined ? 0 : shownDepth(tree, above) + 1;
    }
  }
}

/**
 * Returns the nodes to open so that a span of the tree gets a row: groups and runs, whether or not they are
 * shown now.
 */
export function nodesHiding(tree: ShownTree, span: SpanIndex): number[] {
  const { trace, states, groups, hidden } = tree;
  const nodes: number[] = [];
  let hiddenFrom: RowItem | undefined;
  for (let at: RowItem | undefined = itemOfSpan(span); at !== undefined; at = parentItem(trace, at)) {
    if (at < 0) break;
    const group = groups === undefined ? NONE : groups.all.groupOf[at];
    if (groups !== undefined && group !== NONE && groups.isOpen[group] === 0 && !hasErrorWithin(trace, at)) {
      nodes.push(nodeOf(trace, itemOfGroup(trace, groups.all.members[groups.all.first[group]])));
    }
    if (states !== undefined && states[at] === 0) hiddenFrom = at;
    if (spanOfItem(at) === tree.root) break;
  }
  if (hiddenFrom === undefined) return nodes;
  const above = parentItem(trace, hiddenFrom);
  const isAtTop = above === undefined || (above < 0 && hidden?.isMissingShown[~above] === 0);
  if (above !== undefined) nodes.push(nodeOf(trace, itemOfRun(trace, nodeOf(trace, above))));
  if (isAtTop) nodes.push(nodeOf(trace, itemOfRun(trace, topNode(trace))));
  return nodes;
}

/** Returns whether the item has children in the trace, so that it can be collapsed. */
export function hasChildren(trace: Trace, item: RowItem): boolean {
  return item < 0 || trace.spans.subtreeEnd[item] > item + 1;
}

/** The depth in the whole trace: 0 for a root and a placeholder. */
export function depthOfItem(trace: Trace, item: RowItem): number {
  return item >= 0 ? trace.spans.depth[item] : 0;
}

/**
 * Returns the item above a span in the whole trace: its parent span or a placeholder; undefined at the top.
 */
export function parentItem(trace: Trace, item: RowItem): RowItem | undefined {
  if (item < 0) return undefined;
  const parent = trace.spans.parent[item];
  if (parent !== NONE) return asRowItem(parent);
  if ((trace.spans.flags[item] & SpanFlag.orphan) === 0) return undefined;
  const missing = missingParentOf(trace, item);
  return missing === NONE ? undefined : asRowItem(~missing);
}

/** Returns the ancestors of an item in the whole trace, from its parent to the top. */
export function ancestorNodes(trace: Trace, item: RowItem): number[] {
  const nodes: number[] = [];
  for (let above = parentItem(trace, item); above !== undefined; above = parentItem(trace, above)) {
    nodes.push(nodeOf(trace, above));
  }
  return nodes;
}

/** Returns the missing parent whose orphans include the span, or NONE. */
function missingParentOf(trace: Trace, span: number): number {
  const { firstSpan, endSpan, count } = trace.missingParents;
  const missing = firstAbove(firstSpan, span, 0, count) - 1;
  return missing >= 0 && span < endSpan[missing] ? missing : NONE;
}

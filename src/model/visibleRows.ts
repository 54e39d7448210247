/** Which rows the waterfall has, from top to bottom, and where an item stands among them. */
import type { BitSet } from './bitSet.ts';
import {
  itemOfGroup,
  itemOfRun,
  nodeCount,
  nodeOf,
  type RowItem,
  rowNodeCount,
  topNode,
} from './rowItems.ts';
import { shownParent } from './rowTree.ts';
import { hasErrorWithin, ShownState, type ShownTree } from './shownTree.ts';
import { NONE } from './trace.ts';

/** Position from the top among the visible rows. */
export type RowIndex = number & { readonly brand: 'RowIndex' };

export interface VisibleRows {
  readonly tree: ShownTree;
  /** RowItems (see rowItems) from top to bottom. */
  readonly items: Int32Array;
  /** By node: its row, or NONE. Nodes beyond the end have none. */
  readonly rowOfNode: Int32Array;
}

/** A subtree that is being walked, and what comes after it: a run's row, or the next member of a group. */
type Frame =
  | { readonly kind: 'run'; readonly end: number; readonly parentNode: number }
  | { readonly kind: 'group'; end: number; readonly group: number; at: number; readonly resume: number };

/** All rows of the tree but those below a collapsed node. Linear in what is shown, a jump for what is not. */
export function computeVisibleRows(tree: ShownTree, collapsed: BitSet): VisibleRows {
  const { trace, hidden, groups } = tree;
  const isPlain = hidden === undefined && groups === undefined;
  // Each run and each group has at least one span that has no row, but for groups of which all members are shown.
  const items = new Int32Array(nodeCount(trace) + 1 + (groups?.all.count ?? 0));
  const length = isPlain ? walkAll(tree, collapsed, items) : walkShown(tree, collapsed, items);
  const rowOfNode = new Int32Array(isPlain ? nodeCount(trace) : rowNodeCount(trace)).fill(NONE);
  const spanCount = trace.spans.count;
  for (let row = 0; row < length; row++) {
    const item = items[row];
    rowOfNode[item >= 0 ? item : spanCount + ~item] = row;
  }
  return { tree, items: items.subarray(0, length), rowOfNode };
}

/** The rows of a tree of which nothing is hidden or grouped; returns how many there are. */
function walkAll({ trace, root, first, end }: ShownTree, collapsed: BitSet, items: Int32Array): number {
  const { count, subtreeEnd } = trace.spans;
  const { count: missingCount, firstSpan, endSpan } = trace.missingParents;
  // Below a chosen root there are no placeholders, not even its own.
  let missing = root === undefined ? 0 : missingCount;
  let nextMissing = missing < missingCount ? firstSpan[missing] : NONE;
  let length = 0;
  let span = first;
  while (span < end) {
    if (span === nextMissing) {
      const above = missing++;
      nextMissing = missing < missingCount ? firstSpan[missing] : NONE;
      items[length++] = ~above;
      if (collapsed.has(count + above)) {
        span = endSpan[above];
        continue;
      }
    }
    items[length++] = span;
    span = collapsed.has(span) ? subtreeEnd[span] : span + 1;
  }
  return length;
}

/** The rows of any tree, by a loop with a stack of nested subtrees; returns how many there are. */
function walkShown(tree: ShownTree, collapsed: BitSet, items: Int32Array): number {
  const { trace, root, first, end, states, groups, hidden } = tree;
  const { count, subtreeEnd } = trace.spans;
  const { count: missingCount, firstSpan, endSpan } = trace.missingParents;
  const frames: Frame[] = [];
  let length = 0;
  let missing = root === undefined ? 0 : missingCount;
  let span = first;
  /** The walk pauses here: at the end of the innermost frame. */
  let limit = end;
  /** The member that the innermost group has let in. */
  let admitted: number = NONE;

  /** Below a node that has a run of hidden rows, the run comes last. */
  const enter = (node: number, nodeEnd: number) => {
    if (hidden === undefined || hidden.spans[node] === 0) return;
    frames.push({ kind: 'run', end: nodeEnd, parentNode: node });
    limit = nodeEnd;
  };
  const endFrame = (frame: Frame) => {
    if (frame.kind === 'run') {
      items[length++] = itemOfRun(trace, frame.parentNode);
      frames.pop();
    } else {
      const member = nextMember(tree, frame);
      if (member === NONE) {
        span = frame.resume;
        frames.pop();
      } else {
        span = member;
        admitted = member;
        frame.end = subtreeEnd[member];
      }
    }
    limit = frames.at(-1)?.end ?? end;
  };

  for (;;) {
    if (span >= limit) {
      const frame = frames.at(-1);
      if (frame === undefined) break;
      endFrame(frame);
      continue;
    }
    if (missing < missingCount && firstSpan[missing] === span) {
      const above = missing++;
      const isShown = hidden === undefined || hidden.isMissingShown[above] === 1;
      if (isShown) items[length++] = ~above;
      if (!isShown || collapsed.has(count + above)) {
        span = endSpan[above];
        continue;
      }
      enter(count + above, endSpan[above]);
    }
    if (states !== undefined && states[span] === ShownState.hidden) {
      span = subtreeEnd[span];
      continue;
    }
    if (span === admitted) admitted = NONE;
    else if (groups !== undefined) {
      const group = groups.all.groupOf[span];
      if (group !== NONE && groups.memberCount[group] > 0) {
        const resume = subtreeEnd[span];
        if (groups.head[group] === span) {
          items[length++] = itemOfGroup(trace, groups.all.members[groups.all.first[group]]);
          frames.push({ kind: 'group', end: span, group, at: groups.all.first[group], resume });
          limit = span;
        } else span = resume;
        continue;
      }
    }
    items[length++] = span;
    if (collapsed.has(span)) span = subtreeEnd[span];
    else {
      enter(span, subtreeEnd[span]);
      span++;
    }
  }
  const top = topNode(trace);
  if (root === undefined && hidden !== undefined && hidden.spans[top] > 0)
    items[length++] = itemOfRun(trace, top);
  return length;
}

/** The next member that has a row: any of an open group, one with errors of a closed one. */
function nextMember(
  { trace, states, groups, end, first }: ShownTree,
  frame: Frame & { kind: 'group' },
): number {
  if (groups === undefined) return NONE;
  const { all, isOpen } = groups;
  const last = all.first[frame.group + 1];
  while (frame.at < last) {
    const member = all.members[frame.at++];
    if (member < first || member >= end || (states !== undefined && states[member] === 0)) continue;
    if (isOpen[frame.group] === 1 || hasErrorWithin(trace, member)) return member;
  }
  return NONE;
}

/** The item at a row; undefined beyond the rows. */
export function itemAt(items: Int32Array, row: number): RowItem | undefined {
  return row >= 0 && row < items.length ? asRowItem(items[row]) : undefined;
}

/** The row of an item; undefined where it has none: below a collapsed row, in a closed group or a run, outside the root. */
export function rowOfItem({ tree, rowOfNode }: VisibleRows, item: RowItem): RowIndex | undefined {
  const row = rowOfNode.at(nodeOf(tree.trace, item));
  return row === undefined || row === NONE ? undefined : asRowIndex(row);
}

/** The row of an item, or of what stands for it: the run or group in which it is hidden, else the nearest row above it in the tree. */
export function rowOfItemOrAncestor(rows: VisibleRows, item: RowItem): RowIndex | undefined {
  const { trace } = rows.tree;
  for (let at: RowItem | undefined = item; at !== undefined; at = shownParent(rows.tree, at)) {
    const row = rowOfItem(rows, at);
    if (row !== undefined) return row;
    const above: RowItem | undefined = shownParent(rows.tree, at);
    const run = rowOfItem(
      rows,
      itemOfRun(trace, above === undefined ? topNode(trace) : nodeOf(trace, above)),
    );
    if (run !== undefined) return run;
  }
  return undefined;
}

/** Brand constructor. */
function asRowItem(value: number): RowItem {
  return value as RowItem;
}

/** Brand constructor. */
function asRowIndex(value: number): RowIndex {
  return value as RowIndex;
}

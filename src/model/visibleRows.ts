/** Which rows the waterfall has, from top to bottom, and where an item stands among them. */
import type { BitSet } from './bitSet.ts';
import { itemOfRun, nodeCount, nodeOf, type RowItem, rowNodeCount, topNode } from './rowItems.ts';
import { itemOfShownGroup, shownGroupOf, shownParent } from './rowTree.ts';
import { hasErrorWithin, type ShownTree } from './shownTree.ts';
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

/** What is being walked: up to the end of a subtree, after which something else comes. */
type Frame =
  | { readonly kind: 'run'; readonly end: number; readonly item: RowItem }
  | { readonly kind: 'group'; end: number; readonly group: number; at: number; readonly resume: number };

/** All rows of the tree but those below a collapsed node. Linear in what is shown, a jump for what is not. */
export function computeVisibleRows(tree: ShownTree, collapsed: BitSet): VisibleRows {
  return new RowWalk(tree, collapsed).walk();
}

/** One walk through a shown tree. Frames are nested subtrees, so that a loop with a stack does it. */
class RowWalk {
  readonly #tree: ShownTree;
  readonly #collapsed: BitSet;
  readonly #items: Int32Array;
  readonly #rowOfNode: Int32Array;
  readonly #frames: Frame[] = [];
  #length = 0;

  constructor(tree: ShownTree, collapsed: BitSet) {
    const { trace, hidden, groups } = tree;
    const isPlain = hidden === undefined && groups === undefined;
    const nodes = isPlain ? nodeCount(trace) : rowNodeCount(trace);
    this.#tree = tree;
    this.#collapsed = collapsed;
    // Each run and each group has at least one span that has no row, but for groups of which all members are shown.
    this.#items = new Int32Array(nodeCount(trace) + 1 + (groups?.all.count ?? 0));
    this.#rowOfNode = new Int32Array(nodes).fill(NONE);
  }

  walk(): VisibleRows {
    const { trace, root, first, end, states, groups, hidden } = this.#tree;
    const { count, subtreeEnd } = trace.spans;
    const { count: missingCount, firstSpan, endSpan } = trace.missingParents;
    const frames = this.#frames;
    // Below a chosen root there are no placeholders, not even its own.
    let missing = root === undefined ? 0 : missingCount;
    let span = first;
    /** The member that the innermost group has let in. */
    let admitted: number = NONE;
    let limit = end;
    for (;;) {
      if (span >= limit) {
        const frame = frames.at(-1);
        if (frame === undefined) break;
        if (frame.kind === 'run') {
          this.#push(frame.item);
          frames.pop();
        } else {
          const member = this.#nextMember(frame);
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
        continue;
      }
      if (missing < missingCount && firstSpan[missing] === span) {
        const above = missing++;
        if (hidden !== undefined && hidden.isMissingShown[above] === 0) {
          span = endSpan[above];
          continue;
        }
        this.#push(asRowItem(~above));
        if (this.#collapsed.has(count + above)) {
          span = endSpan[above];
          continue;
        }
        limit = this.#enter(count + above, endSpan[above], limit);
      }
      if (states !== undefined && states[span] === 0) {
        span = subtreeEnd[span];
        continue;
      }
      if (span === admitted) admitted = NONE;
      else if (groups !== undefined) {
        const group = shownGroupOf(this.#tree, span);
        if (group !== NONE) {
          if (groups.head[group] === span) {
            this.#push(itemOfShownGroup(this.#tree, group) ?? asRowItem(span));
            frames.push({
              kind: 'group',
              end: span,
              group,
              at: groups.all.first[group],
              resume: subtreeEnd[span],
            });
            limit = span;
          } else span = subtreeEnd[span];
          continue;
        }
      }
      this.#push(asRowItem(span));
      if (this.#collapsed.has(span)) span = subtreeEnd[span];
      else {
        limit = this.#enter(span, subtreeEnd[span], limit);
        span++;
      }
    }
    this.#pushRun(topNode(trace));
    return { tree: this.#tree, items: this.#items.subarray(0, this.#length), rowOfNode: this.#rowOfNode };
  }

  /** Below a node that has a run of hidden rows, the run comes last. Returns where the walk pauses next. */
  #enter(node: number, end: number, limit: number): number {
    const { trace, hidden } = this.#tree;
    if (hidden === undefined || hidden.spans[node] === 0) return limit;
    this.#frames.push({ kind: 'run', end, item: itemOfRun(trace, node) });
    return end;
  }

  #pushRun(node: number): void {
    const { trace, hidden, root } = this.#tree;
    if (root === undefined && hidden !== undefined && hidden.spans[node] > 0)
      this.#push(itemOfRun(trace, node));
  }

  /** The next member that has a row: any of an open group, one with errors of a closed one. */
  #nextMember(frame: Frame & { kind: 'group' }): number {
    const { trace, states, groups, end, first } = this.#tree;
    if (groups === undefined) return NONE;
    const { all, isOpen } = groups;
    for (; frame.at < all.first[frame.group + 1]; frame.at++) {
      const member = all.members[frame.at];
      if (member < first || member >= end || (states !== undefined && states[member] === 0)) continue;
      if (isOpen[frame.group] === 0 && !hasErrorWithin(trace, member)) continue;
      frame.at++;
      return member;
    }
    return NONE;
  }

  #push(item: RowItem): void {
    this.#rowOfNode[nodeOf(this.#tree.trace, item)] = this.#length;
    this.#items[this.#length++] = item;
  }
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

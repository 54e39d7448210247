/** Walks a shown tree row by row, and can pause. Uses loops instead of recursion. */
import type { BitSet } from '../bitSet.ts';
import { NONE } from '../trace.ts';
import { itemOfGroup, itemOfRun, topNode } from './rowItems.ts';
import { hasErrorWithin, ShownState, type ShownTree } from './shownTree.ts';

/** Walks a tree in which nothing is hidden or grouped. */
export class PlainWalk {
  /** The number of rows written so far. */
  length = 0;
  readonly #tree: ShownTree;
  readonly #collapsed: BitSet;
  readonly #items: Int32Array;
  #span: number;
  #missing: number;

  constructor(tree: ShownTree, collapsed: BitSet, items: Int32Array) {
    this.#tree = tree;
    this.#collapsed = collapsed;
    this.#items = items;
    this.#span = tree.first;
    // Below a chosen root there are no placeholders, not even its own.
    this.#missing = tree.root === undefined ? 0 : tree.trace.missingParents.count;
  }

  /** Writes up to `most` rows (and a few more). Returns whether there are others. */
  goOn(most: number): boolean {
    const { trace, end } = this.#tree;
    const { count, subtreeEnd } = trace.spans;
    const { count: missingCount, firstSpan, endSpan } = trace.missingParents;
    const collapsed = this.#collapsed;
    const items = this.#items;
    let missing = this.#missing;
    let nextMissing = missing < missingCount ? firstSpan[missing] : NONE;
    let length = this.length;
    let span = this.#span;
    const pause = length + most;
    while (span < end && length < pause) {
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
    this.length = length;
    this.#span = span;
    this.#missing = missing;
    return span < end;
  }
}

/**
 * A subtree that is being walked, and what comes after it: the row of a run, or the next member of a group.
 */
type Frame =
  | { readonly kind: 'run'; readonly end: number; readonly parentNode: number }
  | { readonly kind: 'group'; end: number; readonly group: number; at: number; readonly resume: number };

/** Walks any tree, with a stack of nested subtrees. */
export class ShownWalk {
  length = 0;
  readonly #tree: ShownTree;
  readonly #collapsed: BitSet;
  readonly #items: Int32Array;
  readonly #frames: Frame[] = [];
  #span: number;
  #missing: number;
  /** The end of the innermost frame, where the walk stops. */
  #limit: number;
  /** The member that the innermost group allows next. */
  #admitted: number = NONE;

  constructor(tree: ShownTree, collapsed: BitSet, items: Int32Array) {
    this.#tree = tree;
    this.#collapsed = collapsed;
    this.#items = items;
    this.#span = tree.first;
    this.#missing = tree.root === undefined ? 0 : tree.trace.missingParents.count;
    this.#limit = tree.end;
  }

  /**
   * Takes up to `most` steps, each to the next row or past something hidden. Returns whether there are more.
   */
  goOn(most: number): boolean {
    const { trace, states, groups, hidden } = this.#tree;
    const { count, subtreeEnd } = trace.spans;
    const { count: missingCount, firstSpan, endSpan } = trace.missingParents;
    const collapsed = this.#collapsed;
    const items = this.#items;
    const runs = hidden?.spans;
    for (let step = 0; step < most; step++) {
      const span = this.#span;
      if (span >= this.#limit) {
        const frame = this.#frames.at(-1);
        if (frame === undefined) {
          this.#end();
          return false;
        }
        this.#leave(frame);
        continue;
      }
      if (this.#missing < missingCount && firstSpan[this.#missing] === span) {
        const above = this.#missing++;
        const isShown = hidden === undefined || hidden.isMissingShown[above] === 1;
        if (isShown) items[this.length++] = ~above;
        if (!isShown || collapsed.has(count + above)) {
          this.#span = endSpan[above];
          continue;
        }
        if (runs !== undefined && runs[count + above] > 0) this.#enterRun(count + above, endSpan[above]);
      }
      if (states !== undefined && states[span] === ShownState.hidden) {
        this.#span = subtreeEnd[span];
        continue;
      }
      if (span === this.#admitted) this.#admitted = NONE;
      else if (groups !== undefined) {
        const group = groups.all.groupOf[span];
        if (group !== NONE && groups.memberCount[group] > 0) {
          if (groups.head[group] === span) this.#enterGroup(group, subtreeEnd[span]);
          else this.#span = subtreeEnd[span];
          continue;
        }
      }
      items[this.length++] = span;
      if (collapsed.has(span)) this.#span = subtreeEnd[span];
      else {
        // The run of hidden rows comes after all other children of a node.
        if (runs !== undefined && runs[span] > 0) this.#enterRun(span, subtreeEnd[span]);
        this.#span = span + 1;
      }
    }
    return true;
  }

  #enterRun(parentNode: number, end: number): void {
    this.#frames.push({ kind: 'run', end, parentNode });
    this.#limit = end;
  }

  /** The group takes the place of its first member; `resume` is what follows that member. */
  #enterGroup(group: number, resume: number): void {
    const { trace, groups } = this.#tree;
    if (groups === undefined) return;
    const { first, members } = groups.all;
    this.#items[this.length++] = itemOfGroup(trace, members[first[group]]);
    this.#frames.push({ kind: 'group', end: this.#span, group, at: first[group], resume });
    this.#limit = this.#span;
  }

  #leave(frame: Frame): void {
    const { trace, end } = this.#tree;
    if (frame.kind === 'run') {
      this.#items[this.length++] = itemOfRun(trace, frame.parentNode);
      this.#frames.pop();
    } else {
      const member = nextMember(this.#tree, frame);
      if (member === NONE) {
        this.#span = frame.resume;
        this.#frames.pop();
      } else {
        this.#span = member;
        this.#admitted = member;
        frame.end = trace.spans.subtreeEnd[member];
      }
    }
    this.#limit = this.#frames.at(-1)?.end ?? end;
  }

  #end(): void {
    const { trace, root, hidden } = this.#tree;
    const top = topNode(trace);
    if (root === undefined && hidden !== undefined && hidden.spans[top] > 0) {
      this.#items[this.length++] = itemOfRun(trace, top);
    }
  }
}

/** Returns the next member that has a row: any member of an open group, one with errors in a closed group. */
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

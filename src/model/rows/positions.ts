/** Where each row stands among its siblings: what a tree says of its rows besides their level. Counted for those that are asked for. */

import { NONE, type Trace } from '../trace.ts';
import { nodeCount, nodeOf, type RowItem, rowKindOf, topNode } from './rowItems.ts';
import { itemOfShownGroup, shownGroupOf, shownParent } from './rowTree.ts';
import { countErrorsWithin, hasErrorWithin, ShownState, type ShownTree } from './shownTree.ts';
import { groupOfItem } from './spanGroups.ts';

/** Linear in the siblings when the first of them is asked for, then free: all siblings are numbered at once. */
export class TreePositions {
  readonly #tree: ShownTree;
  /** By node (spans, missing parents and, where there are some, groups): 1 for the first of its siblings, 0 while nobody has counted. */
  readonly #position: Uint32Array;
  /** By the node of a parent (NONE: the top) whose rows have been counted: how many there are, a run of hidden ones counted as one. */
  readonly #childCount = new Map<number, number>();
  readonly #errorsOfMissing = new Map<number, number>();

  constructor(tree: ShownTree) {
    const { trace, groups } = tree;
    this.#tree = tree;
    this.#position = new Uint32Array(nodeCount(trace) + (groups === undefined ? 0 : trace.spans.count));
  }

  /** 1 for the first of its siblings; a run of hidden ones is the last. */
  positionOf(item: RowItem): number {
    const { trace } = this.#tree;
    if (rowKindOf(trace, item) === 'hidden-run') return this.siblingCount(item);
    const node = nodeOf(trace, item);
    if (this.#position[node] === 0) this.siblingCount(item);
    return this.#position[node];
  }

  /** How many siblings an item has, itself counted. */
  siblingCount(item: RowItem): number {
    const { trace } = this.#tree;
    const parent = shownParent(this.#tree, item);
    const node = parent === undefined ? NONE : nodeOf(trace, parent);
    const known = this.#childCount.get(node);
    if (known !== undefined) return known;
    const count = parent === undefined ? this.#countTop() : this.#countBelow(parent);
    this.#childCount.set(node, count);
    return count;
  }

  /** Spans below a missing parent with an error of their own. */
  errorsBelowMissing(missing: number): number {
    const known = this.#errorsOfMissing.get(missing);
    if (known !== undefined) return known;
    const errors = countErrorsBelow(this.#tree.trace, missing);
    this.#errorsOfMissing.set(missing, errors);
    return errors;
  }

  #countTop(): number {
    const { trace, root, hidden, end } = this.#tree;
    const { firstSpan, endSpan, count: missingCount } = trace.missingParents;
    if (root !== undefined) {
      this.#position[root] = 1;
      return 1;
    }
    let position = 0;
    let from = 0;
    // What stands between two missing parents are roots.
    for (let missing = 0; missing < missingCount; missing++) {
      position = this.#number(from, firstSpan[missing], position);
      if (hidden?.isMissingShown[missing] !== 0) this.#position[trace.spans.count + missing] = ++position;
      from = endSpan[missing];
    }
    return this.#number(from, end, position) + this.#runBelow(topNode(trace));
  }

  #countBelow(parent: RowItem): number {
    const { trace } = this.#tree;
    const { firstSpan, endSpan } = trace.missingParents;
    switch (rowKindOf(trace, parent)) {
      case 'span':
        return this.#number(parent + 1, trace.spans.subtreeEnd[parent], 0) + this.#runBelow(parent);
      case 'missing-parent': {
        const missing = ~parent;
        return this.#number(firstSpan[missing], endSpan[missing], 0) + this.#runBelow(nodeOf(trace, parent));
      }
      case 'group':
        return this.#numberMembers(parent);
      case 'hidden-run':
        return 0;
    }
  }

  /** Numbers the siblings that are shown from one span up to another, a group as one, on from a position; gives the last. */
  #number(from: number, to: number, before: number): number {
    const tree = this.#tree;
    const { trace, states, groups } = tree;
    const { subtreeEnd } = trace.spans;
    const position = this.#position;
    let last = before;
    for (let span = from; span < to; span = subtreeEnd[span]) {
      if (states !== undefined && states[span] === ShownState.hidden) continue;
      const group = shownGroupOf(tree, span);
      if (group === NONE) position[span] = ++last;
      else if (groups?.head[group] === span) {
        const item = itemOfShownGroup(tree, group);
        if (item !== undefined) position[nodeOf(trace, item)] = ++last;
      }
    }
    return last;
  }

  #numberMembers(item: RowItem): number {
    const { trace, states, groups, first, end } = this.#tree;
    if (groups === undefined) return 0;
    const { all, isOpen } = groups;
    const group = groupOfItem(trace, all, item);
    let last = 0;
    for (let at = all.first[group]; at < all.first[group + 1]; at++) {
      const member = all.members[at];
      if (member < first || member >= end || states?.[member] === ShownState.hidden) continue;
      if (isOpen[group] === 1 || hasErrorWithin(trace, member)) this.#position[member] = ++last;
    }
    return last;
  }

  /** 1 where a run of hidden rows stands below a node. */
  #runBelow(node: number): 0 | 1 {
    const { hidden } = this.#tree;
    return hidden !== undefined && hidden.spans[node] > 0 ? 1 : 0;
  }
}

function countErrorsBelow(trace: Trace, missing: number): number {
  const { firstSpan, endSpan } = trace.missingParents;
  let errors = 0;
  for (let span = firstSpan[missing]; span < endSpan[missing]; span = trace.spans.subtreeEnd[span]) {
    errors += countErrorsWithin(trace, span);
  }
  return errors;
}

/**
 * The position of each row among its siblings, which a tree announces besides the level. Computed on demand.
 */

import { NONE, type Trace } from '../trace.ts';
import { nodeCount, nodeOf, type RowItem, rowKindOf, topNode } from './rowItems.ts';
import { itemOfShownGroup, shownGroupOf, shownParent } from './rowTree.ts';
import { countErrorsWithin, hasErrorWithin, ShownState, type ShownTree } from './shownTree.ts';
import { groupOfItem } from './spanGroups.ts';

/** Linear in the siblings on first use, because all of them are numbered at once; free afterwards. */
export class TreePositions {
  readonly #tree: ShownTree;
  /**
   * By node (spans, missing parents and, if there are any, groups): the position counted from 1, or 0 if not
   * yet computed.
   */
  readonly #position: Uint32Array;
  /**
   * By the node of a parent (NONE: the top): the number of its child rows, if counted. A run of hidden rows
   * counts as one.
   */
  readonly #childCount = new Map<number, number>();
  readonly #errorsOfMissing = new Map<number, number>();

  constructor(tree: ShownTree) {
    const { trace, groups } = tree;
    this.#tree = tree;
    this.#position = new Uint32Array(nodeCount(trace) + (groups === undefined ? 0 : trace.spans.count));
  }

  /** Returns 1 for the first of its siblings. A run of hidden rows comes last. */
  positionOf(item: RowItem): number {
    const { trace } = this.#tree;
    if (rowKindOf(trace, item) === 'hidden-run') return this.siblingCount(item);
    const node = nodeOf(trace, item);
    if (this.#position[node] === 0) this.siblingCount(item);
    return this.#position[node];
  }

  /** Returns how many siblings an item has, including itself. */
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

  /** The number of spans below a missing parent that have an error of their own. */
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
    // Between the orphans of two missing parents there are roots.
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

  /**
   * Numbers the visible siblings from one span up to another, starting after a position; a group counts as
   * one. Returns the last position.
   */
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

  /** Returns 1 if there is a run of hidden rows below a node. */
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

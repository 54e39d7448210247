import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkProperty } from '../../base/testing/checkProperty.ts';
import { BitSet } from '../bitSet.ts';
import { computeShownTree, computeSpanGroups, computeVisibleRows } from '../testing/atOnce.ts';
import { drawTrace } from '../testing/drawTrace.ts';
import { brokenSpans, buildSpans, busySpans } from '../testing/randomSpans.ts';
import { SpanFlag, type SpanIndex, type Trace } from '../trace.ts';
import { TreePositions } from './positions.ts';
import {
  firstMemberOfItem,
  itemOfGroup,
  itemOfNode,
  itemOfRun,
  itemOfSpan,
  nodeCount,
  nodeOf,
  parentNodeOfRun,
  type RowItem,
  rowKindOf,
  rowNodeCount,
} from './rowItems.ts';
import { hasChildren, nodesHiding, shownDepth, shownParent } from './rowTree.ts';
import { countErrorsWithin, type ShownTree } from './shownTree.ts';
import { groupOfItem } from './spanGroups.ts';
import { itemAt, rowOfItem, rowOfItemOrAncestor, type VisibleRows } from './visibleRows.ts';

const span = (index: number) => index as SpanIndex;

interface Asked {
  readonly passing?: (span: number) => boolean;
  readonly isGrouped?: boolean;
  readonly opened?: readonly number[];
  readonly root?: number;
}

function show(trace: Trace, { passing, isGrouped = false, opened = [], root }: Asked): ShownTree {
  return computeShownTree({
    trace,
    passing: passing && Uint8Array.from({ length: trace.spans.count }, (_, at) => (passing(at) ? 1 : 0)),
    groups: isGrouped ? computeSpanGroups(trace) : undefined,
    opened: BitSet.empty(rowNodeCount(trace)).with(opened, true),
    root: root === undefined ? undefined : span(root),
  });
}

/**
 * Rows as text: an index, `?m`, `g<first member>×count`, `-spans/errors` for a run; indented by two spaces a
 * level.
 */
function print(tree: ShownTree, collapsed: readonly number[] = []): string[] {
  const { trace } = tree;
  const rows = computeVisibleRows(tree, BitSet.empty(nodeCount(trace)).with(collapsed, true));
  return [...rows.items].map((_, row) => {
    const item = itemAt(rows.items, row) ?? itemOfSpan(span(0));
    return '  '.repeat(shownDepth(tree, item)) + nameOf(tree, item);
  });
}

function nameOf(tree: ShownTree, item: RowItem): string {
  const { trace, groups, hidden } = tree;
  switch (rowKindOf(trace, item)) {
    case 'span':
      return `${item}${tree.states?.[item] === 2 ? ' dimmed' : ''}`;
    case 'missing-parent':
      return `?${~item}`;
    case 'group':
      return `g${firstMemberOfItem(trace, item)}×${groups?.memberCount[groupOfItem(trace, groups.all, item)]}`;
    case 'hidden-run': {
      const node = parentNodeOfRun(trace, item);
      return `-${hidden?.spans[node]}/${hidden?.errors[node]}`;
    }
  }
}

const shop = drawTrace(`
frontend GET /checkout   |===================|
  cart AddItem             |======|
    redis SET                |==|               error
    redis GET                    |=|
  payment Charge                    |=======|
? ff
  mail Send                    |==|   error
`);

describe('a filtered tree', () => {
  it('keeps what is above a span that passes, and counts the rest in one last row', () => {
    expect(print(show(shop, { passing: (at) => at === 3 }))).toEqual([
      '0 dimmed',
      '  1 dimmed',
      '    3',
      '    -1/1',
      '  -1/0',
      '-1/1',
    ]);
  });

  it('is one row if nothing passes', () => {
    expect(print(show(shop, { passing: () => false }))).toEqual(['-6/2']);
  });

  it('shows a run again, dimmed, once it has been opened', () => {
    const run = nodeOf(shop, itemOfRun(shop, 0));
    expect(print(show(shop, { passing: (at) => at === 0 || at === 4, opened: [run] }))).toEqual([
      '0',
      '  1 dimmed',
      '    2 dimmed',
      '    3 dimmed',
      '  4',
      '-1/1',
    ]);
  });

  it('has no run in sight below a collapsed row', () => {
    expect(print(show(shop, { passing: (at) => at !== 2 }), [1])).toEqual(['0', '  1', '  4', '?0', '  5']);
  });

  it('begins with the chosen root, whether it passes or not', () => {
    expect(print(show(shop, { root: 1 }))).toEqual(['1', '  2', '  3']);
    expect(print(show(shop, { root: 5 }))).toEqual(['5']);
    expect(print(show(shop, { root: 1, passing: (at) => at === 4 }))).toEqual(['1 dimmed', '  -2/1']);
  });
});

const busy = drawTrace(`
api GET /cart      |====================|
  db SELECT          |=|                    db.statement="select 1"
    net send           |=|
  api render             |=|
  db SELECT                |=|              db.statement="select 2"
  db SELECT                  |=|            db.statement="select 3"
    net send                   |=|          error
  db SELECT                    |=|          db.statement="select 4"
  db SELECT                      |=|        db.statement="select 5"
  db SELECT                        |=|      db.statement="delete 5"
`);

describe('repeated siblings', () => {
  const group = nodeOf(busy, itemOfGroup(busy, 1));

  it('share one row in place of the first, except those with errors', () => {
    expect(print(show(busy, { isGrouped: true }))).toEqual(['0', '  g1×5', '    5', '      6', '  3', '  9']);
  });

  it('are all shown below their row once it is open', () => {
    expect(print(show(busy, { isGrouped: true, opened: [group] }))).toEqual([
      '0',
      '  g1×5',
      '    1',
      '      2',
      '    4',
      '    5',
      '      6',
      '    7',
      '    8',
      '  3',
      '  9',
    ]);
  });

  it('are single rows again if the filter leaves fewer than five', () => {
    expect(print(show(busy, { isGrouped: true, passing: (at) => at !== 7 }))).toEqual([
      '0',
      '  1',
      '    2',
      '  3',
      '  4',
      '  5',
      '    6',
      '  8',
      '  9',
      '  -1/0',
    ]);
  });
});

const asked = fc.record({
  bits: fc.array(fc.boolean(), { minLength: 7, maxLength: 31 }),
  isFiltered: fc.boolean(),
  isGrouped: fc.boolean(),
  opened: fc.array(fc.nat(), { maxLength: 12 }),
  collapsed: fc.array(fc.nat(), { maxLength: 4 }),
  root: fc.option(fc.nat(), { nil: undefined }),
});
const drawn = fc
  .tuple(fc.oneof(brokenSpans, busySpans), asked)
  .map(([spans, { bits, isFiltered, isGrouped, opened, collapsed, root }]) => {
    const trace = buildSpans(spans);
    const wanted: Asked = {
      passing: isFiltered ? (at) => bits[at % bits.length] : undefined,
      isGrouped,
      opened: opened.map((node) => node % rowNodeCount(trace)),
      root: root === undefined ? undefined : root % trace.spans.count,
    };
    const tree = show(trace, wanted);
    const nodes = collapsed
      .map((node) => node % nodeCount(trace))
      .filter((node) => hasChildren(trace, itemOfNode(trace, node)));
    const set = BitSet.empty(nodeCount(trace)).with(nodes, true);
    return { trace, wanted, tree, collapsed: set, rows: computeVisibleRows(tree, set) };
  });

/** Calls back for every row. */
function forEachRow(rows: VisibleRows, call: (item: RowItem, row: number) => void): void {
  rows.items.forEach((_, row) => {
    const item = itemAt(rows.items, row);
    if (item !== undefined) call(item, row);
  });
}

describe('whatever is filtered, grouped, opened, collapsed and taken as the root', () => {
  it('each span is a row, or below a collapsed row, or counted once in a run or a group', () => {
    checkProperty(drawn, ({ trace, tree, rows, collapsed }) => {
      let spans = 0;
      let errors = 0;
      forEachRow(rows, (item) => {
        switch (rowKindOf(trace, item)) {
          case 'span':
            spans += collapsed.has(item) ? trace.spans.subtreeEnd[item] - item : 1;
            if (collapsed.has(item)) errors += countErrorsWithin(trace, item);
            else if ((trace.spans.flags[item] & SpanFlag.ownError) !== 0) errors++;
            return;
          case 'missing-parent':
            if (!collapsed.has(nodeOf(trace, item))) return;
            for (
              let at = trace.missingParents.firstSpan[~item];
              at < trace.missingParents.endSpan[~item];
              at++
            ) {
              spans++;
              if ((trace.spans.flags[at] & SpanFlag.ownError) !== 0) errors++;
            }
            return;
          case 'group':
            spans += hiddenInGroup(tree, item);
            return;
          case 'hidden-run': {
            const node = parentNodeOfRun(trace, item);
            spans += tree.hidden?.spans[node] ?? 0;
            errors += tree.hidden?.errors[node] ?? 0;
          }
        }
      });
      expect(spans).toBe(tree.end - tree.first);
      if (tree.hidden !== undefined) {
        expect(tree.hidden.total).toEqual({
          spans: sumOf(tree.hidden.spans),
          errors: sumOf(tree.hidden.errors),
        });
      }
      let all = 0;
      for (let at = tree.first; at < tree.end; at++)
        if ((trace.spans.flags[at] & SpanFlag.ownError) !== 0) all++;
      expect(errors).toBe(all);
    });
  });

  it('no row occurs twice, and each is found again', () => {
    checkProperty(drawn, ({ rows }) => {
      forEachRow(rows, (item, row) => expect(rowOfItem(rows, item)).toBe(row));
    });
  });

  it('rows form a tree: levels, positions and numbers of siblings fit what is seen', () => {
    checkProperty(drawn, ({ trace, tree, rows, collapsed }) => {
      const positions = new TreePositions(tree);
      const seen = new Map<RowItem | undefined, number>();
      forEachRow(rows, (item, row) => {
        const parent = shownParent(tree, item);
        expect(shownDepth(tree, item)).toBe(parent === undefined ? 0 : shownDepth(tree, parent) + 1);
        const parentRow = parent === undefined ? -1 : rowOfItem(rows, parent);
        expect(parentRow === undefined ? row : parentRow).toBeLessThan(row);
        if (parent !== undefined) expect(collapsed.has(nodeOf(trace, parent))).toBe(false);
        const position = (seen.get(parent) ?? 0) + 1;
        seen.set(parent, position);
        expect(positions.positionOf(item)).toBe(position);
      });
      forEachRow(rows, (item) => {
        expect(positions.siblingCount(item)).toBe(seen.get(shownParent(tree, item)));
      });
    });
  });

  it('an item without a row has one that represents it, if it is below the root', () => {
    checkProperty(drawn, ({ trace, tree, rows }) => {
      for (let at = tree.first; at < tree.end; at++) {
        expect(rowOfItemOrAncestor(rows, itemOfSpan(span(at)))).toBeDefined();
      }
      if (tree.root === undefined) expect(rows.items.length > 0 || trace.spans.count === 0).toBe(true);
    });
  });

  it('opening whatever hides a span shows its row', () => {
    checkProperty(fc.tuple(drawn, fc.nat()), ([{ trace, wanted, tree }, pick]) => {
      const target = span(tree.first + (pick % (tree.end - tree.first)));
      const opened = [...(wanted.opened ?? []), ...nodesHiding(tree, target)];
      const rows = computeVisibleRows(show(trace, { ...wanted, opened }), BitSet.empty(nodeCount(trace)));
      expect(rowOfItem(rows, itemOfSpan(target))).toBeDefined();
    });
  });
});

function sumOf(counts: Uint32Array): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** The number of spans (members and their descendants) that a closed group hides. */
function hiddenInGroup({ trace, groups, states, first, end }: ShownTree, item: RowItem): number {
  if (groups === undefined) return 0;
  const group = groupOfItem(trace, groups.all, item);
  if (groups.isOpen[group] === 1) return 0;
  let spans = 0;
  for (const member of groups.all.members.subarray(groups.all.first[group], groups.all.first[group + 1])) {
    if (member < first || member >= end || states?.[member] === 0) continue;
    if (countErrorsWithin(trace, member) === 0) spans += trace.spans.subtreeEnd[member] - member;
  }
  return spans;
}

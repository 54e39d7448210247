import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BitSet } from '../bitSet.ts';
import { computeShownTree, computeVisibleRows } from '../testing/atOnce.ts';
import { drawTrace } from '../testing/drawTrace.ts';
import { formatRows } from '../testing/formatRows.ts';
import type { SpanIndex, Trace } from '../trace.ts';
import { collapseFromLevel, collapseOneLevel, expandOneLevel } from './levels.ts';
import { TreePositions } from './positions.ts';
import { itemOfNode, itemOfSpan, nodeCount, nodeOf, rowNodeCount } from './rowItems.ts';
import { ancestorNodes, parentItem } from './rowTree.ts';
import { itemAt, rowOfItem, rowOfItemOrAncestor } from './visibleRows.ts';

const shop = drawTrace(`
frontend GET /checkout   |===================|
  cart AddItem             |======|
    redis SET                |==|               error
  payment Charge                    |=======|
`);

const orphaned = drawTrace(`
frontend GET /           |=========|
  cart AddItem             |====|
? ff
  mail Send                  |==|   error
    smtp Deliver              |=|
  mail Log                      |=|
`);

const treeOf = (trace: Trace) =>
  computeShownTree({
    trace,
    passing: undefined,
    groups: undefined,
    opened: BitSet.empty(rowNodeCount(trace)),
    root: undefined,
  });

function rowsOf(trace: Trace, ...collapsed: number[]): number[] {
  return [...computeVisibleRows(treeOf(trace), BitSet.empty(nodeCount(trace)).with(collapsed, true)).items];
}

describe('visible rows', () => {
  it('are all spans in depth-first order while nothing is collapsed', () => {
    expect(rowsOf(shop)).toEqual([0, 1, 2, 3]);
  });

  it('leave out the whole subtree of a collapsed span', () => {
    expect(formatRows(shop, rowsOf(shop, 1))).toBe(
      formatRows(
        drawTrace(`
frontend GET /checkout   |===================|
  cart AddItem             |======|
  payment Charge                    |=======|
`),
      ),
    );
  });

  it('keep the root alone when it is collapsed', () => {
    expect(rowsOf(shop, 0, 1)).toEqual([0]);
  });

  it('have a placeholder above the orphans of a missing parent', () => {
    expect(rowsOf(orphaned)).toEqual([0, 1, ~0, 2, 3, 4]);
  });

  it('leave out all orphans of a collapsed placeholder', () => {
    expect(rowsOf(orphaned, orphaned.spans.count)).toEqual([0, 1, ~0]);
  });
});

describe('the place of an item', () => {
  it('is found again for every row, whatever is collapsed', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat({ max: nodeCount(orphaned) - 1 })), (collapsed) => {
        const rows = computeVisibleRows(
          treeOf(orphaned),
          BitSet.empty(nodeCount(orphaned)).with(collapsed, true),
        );
        rows.items.forEach((_, row) => {
          const item = itemAt(rows.items, row);
          expect(item !== undefined && rowOfItem(rows, item)).toBe(row);
        });
      }),
    );
  });

  it('is that of the collapsed ancestor while it is hidden', () => {
    const rows = computeVisibleRows(treeOf(shop), BitSet.empty(4).with([1], true));
    const redis = itemOfSpan(spanNamed(shop, 'SET'));
    expect([rowOfItem(rows, redis), rowOfItemOrAncestor(rows, redis)]).toEqual([undefined, 1]);
  });

  it('lies below the placeholder for an orphan', () => {
    const orphan = itemOfSpan(spanNamed(orphaned, 'Send'));
    expect(parentItem(orphaned, orphan)).toBe(~0);
    expect(ancestorNodes(orphaned, itemOfSpan(spanNamed(orphaned, 'Deliver')))).toEqual([2, 5]);
  });

  it('has one node for each item', () => {
    for (let node = 0; node < nodeCount(orphaned); node++) {
      expect(nodeOf(orphaned, itemOfNode(orphaned, node))).toBe(node);
    }
  });
});

describe('levels', () => {
  const none = BitSet.empty(nodeCount(shop));
  it('collapse from a depth on', () => {
    expect([...computeVisibleRows(treeOf(shop), collapseFromLevel(shop, 1)).items]).toEqual([0, 1, 3]);
  });

  it('go one by one from the deepest, and back from the topmost', () => {
    const once = collapseOneLevel(shop, computeVisibleRows(treeOf(shop), none).items, none);
    expect([...once.values()]).toEqual([1]);
    const twice = collapseOneLevel(shop, computeVisibleRows(treeOf(shop), once).items, once);
    expect([...twice.values()]).toEqual([0, 1]);
    const back = expandOneLevel(shop, computeVisibleRows(treeOf(shop), twice).items, twice);
    expect([...back.values()]).toEqual([1]);
  });
});

describe('positions among siblings', () => {
  it('count roots and placeholders together at the top, orphans below their placeholder', () => {
    const tree = treeOf(orphaned);
    const positions = new TreePositions(tree);
    const items = [0, 1, 2, 3, 4, 5].map((node) => itemOfNode(orphaned, node));
    expect(items.map((item) => positions.positionOf(item))).toEqual([1, 1, 1, 1, 2, 2]);
    expect(items.map((item) => positions.siblingCount(item))).toEqual([2, 1, 2, 1, 2, 2]);
    expect(positions.errorsBelowMissing(0)).toBe(1);
  });
});

function spanNamed(trace: Trace, name: string): SpanIndex {
  for (let span = 0 as SpanIndex; span < trace.spans.count; span++) {
    if (trace.strings.get(trace.spans.name[span]) === name) return span;
  }
  throw new Error(`No span is named ${name}`);
}

import { describe, expect, it } from 'vitest';
import { BitSet } from '../../model/bitSet.ts';
import { createGroupStats } from '../../model/rows/groupStats.ts';
import { itemOfGroup, nodeCount, rowNodeCount } from '../../model/rows/rowItems.ts';
import { computeShownTree, computeSpanGroups, computeVisibleRows } from '../../model/testing/atOnce.ts';
import { drawTrace } from '../../model/testing/drawTrace.ts';
import type { Trace } from '../../model/trace.ts';
import { createTimeScale } from '../time/timeScale.ts';
import { layoutGroupBars } from './groupBarLayout.ts';

const trace = drawTrace(`
api GET     |===================================================|
  db SELECT  |=|
  db SELECT      |==|
  db SELECT           |======|     error
  db SELECT              |=|
  db SELECT                    |=|
  db SELECT                              |===|
`);

function setup(of: Trace, width: number, end = of.duration) {
  const tree = computeShownTree({
    trace: of,
    passing: undefined,
    groups: computeSpanGroups(of),
    opened: BitSet.empty(rowNodeCount(of)),
    root: undefined,
  });
  const { items } = computeVisibleRows(tree, BitSet.empty(nodeCount(of)));
  const statsOf = createGroupStats(tree);
  const scale = createTimeScale({ start: 0, end }, width);
  const bars = layoutGroupBars({
    tree,
    rows: items,
    firstRow: 0,
    endRow: items.length,
    originRow: 0,
    scale,
    statsOf,
  });
  return { statsOf, bars };
}

describe('a group', () => {
  it('says how often, how long together, the median and the longest, and how many failed', () => {
    const stats = setup(trace, 52).statsOf(itemOfGroup(trace, 1));
    expect(stats).toMatchObject({ count: 6, sum: 20, median: 2, longest: 7, errorCount: 1, isOpen: false });
  });

  it('is drawn as a segment for each stretch, and those that failed once more', () => {
    const [bar] = setup(trace, 520).bars;
    expect(bar.path.match(/M/g)).toHaveLength(5);
    expect(bar.failingPath).toBe('M100 34H170V44H100Z');
  });

  it('costs what is drawn: ten thousand members in 300 px are at most 300 boxes', () => {
    const lines = Array.from({ length: 10_000 }, (_, at) => `  db SELECT ${' '.repeat(at % 97)}|=|`);
    const [bar] = setup(drawTrace(['api GET |===================|', ...lines].join('\n')), 300).bars;
    expect(bar.path.match(/M/g)?.length).toBeLessThan(300);
  });

  it('has no segment outside the time in view', () => {
    const [bar] = setup(trace, 300, 4).bars;
    expect(bar.path.match(/M/g)).toHaveLength(1);
  });
});

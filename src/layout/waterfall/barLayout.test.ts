import { describe, expect, it } from 'vitest';
import { drawTrace } from '../../model/testing/drawTrace.ts';
import type { Trace } from '../../model/trace.ts';
import { createTimeScale } from '../time/timeScale.ts';
import { SpanCoverage } from './barCoverage.ts';
import { eventMarks, layoutBars, layoutLabel } from './barLayout.ts';
import { rowTop } from './rowGeometry.ts';

const trace = drawTrace(`
shop GET      |===================|
  cart a        |====|
  cart b            |====|           error
  cart c                     |==|
  cart d           |                 event=x@18 event=y@18
`);

/** Ten pixels per microsecond. */
function barsOf(of: Trace, start = 0, end = 20, rows = Int32Array.from(of.spans.start, (_, span) => span)) {
  const scale = createTimeScale({ start, end }, (end - start) * 10);
  return layoutBars({
    trace: of,
    coverage: new SpanCoverage(of),
    rows,
    firstRow: 0,
    endRow: rows.length,
    originRow: 0,
    scale,
  });
}

describe('coverage', () => {
  it('is the union of the children, clipped to their parent', () => {
    const coverage = new SpanCoverage(trace);
    const { start, end } = coverage.of(0);
    expect(Array.from(start, (from, stretch) => [from, end[stretch]])).toEqual([
      [2, 11],
      [15, 18],
    ]);
    expect(coverage.of(1).start).toHaveLength(0);
    expect(coverage.of(0).start).toBe(start);
  });

  it('leaves out what a child runs beyond its parent', () => {
    const { start, end } = new SpanCoverage(
      drawTrace(`
a    |====|
  b     |====|
`),
    ).of(0);
    expect([start[0], end[0]]).toEqual([3, 5]);
  });
});

describe('bars', () => {
  it('have the place and length of their spans', () => {
    const bars = barsOf(trace);
    expect(bars.map((bar) => [bar.x, bar.width])).toEqual([
      [0, 200],
      [20, 50],
      [50, 2],
      [60, 50],
      [150, 30],
    ]);
  });

  it('are at least two pixels wide, also at the very end', () => {
    const [, last] = barsOf(
      drawTrace(`
a    |=========|
  b            |
`),
      0,
      10,
    );
    expect([last.x, last.width]).toEqual([98, 2]);
  });

  it('are cut off a little beyond the picture', () => {
    const [root] = barsOf(trace, 5, 10);
    expect([root.x, root.width]).toEqual([-8, 66]);
  });

  it('have no width out of view', () => {
    const bars = barsOf(trace, 12, 14);
    expect(bars.map((bar) => bar.width > 0)).toEqual([true, false, false, false, false]);
  });

  it('count their height from the origin row', () => {
    const rows = Int32Array.of(0, 1, 2, 3, 4);
    const scale = createTimeScale({ start: 0, end: 20 }, 200);
    const window = { trace, coverage: new SpanCoverage(trace), rows, scale, firstRow: 3, endRow: 5 };
    const [fromTop] = layoutBars({ ...window, originRow: 0 });
    const [fromThree] = layoutBars({ ...window, originRow: 3 });
    expect(fromTop.y - fromThree.y).toBe(rowTop(3));
  });

  it('mark own errors, covered parts and events', () => {
    const [root, a, d, b] = barsOf(trace);
    expect(root.coveredPath).toBe('M20 7H110V19H20ZM150 7H180V19H150Z');
    expect(a.coveredPath).toBe('');
    expect([a.isOwnError, b.isOwnError]).toEqual([false, true]);
    expect(d.eventPath).not.toBe('');
  });

  it('draw covered parts that are closer than a pixel as one', () => {
    const lines = Array.from({ length: 60 }, (_, child) => `  c ${' '.repeat(3 + child * 3)}|=|`);
    const dense = drawTrace([`p   |${'='.repeat(200)}|`, ...lines].join('\n'));
    const scale = createTimeScale({ start: 0, end: 2000 }, 100);
    const [root] = layoutBars({
      trace: dense,
      coverage: new SpanCoverage(dense),
      rows: Int32Array.of(0),
      firstRow: 0,
      endRow: 1,
      originRow: 0,
      scale,
    });
    expect(root.coveredPath.split('M').length - 1).toBe(1);
  });

  it('leave placeholders without a bar', () => {
    expect(barsOf(trace, 0, 20, Int32Array.of(~0, 1)).map((bar) => bar.span)).toEqual([1]);
  });
});

it('shows events at the same place as one mark', () => {
  const scale = createTimeScale({ start: 0, end: 20 }, 200);
  expect(eventMarks(trace, scale, 2)).toHaveLength(1);
});

describe('a line beyond a bar', () => {
  const late = drawTrace(`
shop GET            |====|
  cart a          |====|
    mail b                 |==|
  cart c             |=|
`);

  it('shows how far what is below the span reaches', () => {
    const [root, a, b, c] = barsOf(late);
    expect([root.extentFrom, root.extentTo]).toEqual([0, 12]);
    expect(root.extentPath).toBe('M0 14V19H20M120 14V19H70');
    expect([a.extentFrom, a.extentTo]).toEqual([undefined, 12]);
    expect(b.extentPath + c.extentPath).toBe('');
  });

  it('exists for a bar that is not in view, and not for one that is', () => {
    expect(barsOf(late, 8, 10)[0].extentPath).toBe('M28 14V19H-8');
    expect(barsOf(late, 13, 14)[0].extentPath).toBe('');
    expect(barsOf(late, 3, 4)[0].extentPath).toBe('');
  });
});

describe('a label', () => {
  it('is not on a break', () => {
    const breaks = [{ gap: { start: 0, end: 1 }, x: 100, width: 36 }];
    expect(layoutLabel('734 ms', 60, 80, { width: 400, breaks })).toMatchObject({ placement: 'left' });
    expect(layoutLabel('734 ms', 138, 160, { width: 400, breaks })).toMatchObject({ placement: 'right' });
    expect(layoutLabel('734 ms', 10, 130, { width: 130, breaks })).toEqual({
      text: '734 ms',
      x: 94,
      placement: 'inside',
    });
  });

  it.each([
    ['right', 10, 60, 200],
    ['left', 100, 195, 200],
    ['inside', 5, 198, 200],
    ['none', -50, -1, 200],
    ['none', 0, 20, 30],
  ] as const)('stands %s for a bar from %d to %d', (placement, left, right, width) => {
    expect(layoutLabel('734 ms', left, right, { width, breaks: [] }).placement).toBe(placement);
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkProperty } from '../../base/testing/checkProperty.ts';
import { drawTrace } from '../../model/testing/drawTrace.ts';
import { brokenSpans, buildSpans, busySpans, goodSpans } from '../../model/testing/randomSpans.ts';
import { NONE, type Trace } from '../../model/trace.ts';
import { type Breakdown, computeBreakdown } from './breakdown.ts';
import { findOwnWork } from './ownWork.ts';

function breakDown({ spans }: Trace, group: Int32Array, count: number): Breakdown {
  const figures = { spans, work: findOwnWork(spans), pathTime: spans.duration, drag: spans.selfTime };
  return computeBreakdown(figures, { group, count });
}

/** Returns one figure of each service. */
function byService(drawing: string, figure: keyof Breakdown): Record<string, number> {
  const trace = drawTrace(drawing);
  const result = breakDown(trace, trace.spans.service, trace.services.length);
  return Object.fromEntries(trace.services.map(({ name }, service) => [name, result[figure][service]]));
}

describe('a breakdown', () => {
  const drawing = `
root    |==========|
  a      |===|            error
  a      |=====|
  b               |==|
`;

  it('counts spans and failures', () => {
    expect(byService(drawing, 'spanCount')).toEqual({ root: 1, a: 2, b: 1 });
    expect(byService(drawing, 'errorCount')).toEqual({ root: 0, a: 1, b: 0 });
  });

  it('adds up self time, and the time on the path', () => {
    expect(byService(drawing, 'selfTime')).toEqual({ root: 4, a: 10, b: 3 });
    expect(byService(drawing, 'pathTime')).toEqual({ root: 11, a: 10, b: 3 });
  });

  it('adds up by how much at most each span helps with what it does itself', () => {
    expect(byService(drawing, 'drag')).toEqual({ root: 4, a: 10, b: 3 });
  });

  it('divides each instant among those that work, and leaves out those in which nothing runs', () => {
    const shares = byService(
      `
root    |=======|
  a     |===|
  b     |===|
  c     |=====|
d                   |===|
`,
      'wallShare',
    );
    const micros = Object.entries(shares).map(([name, share]) => [name, (share * 12).toFixed(6)]);
    expect(Object.fromEntries(micros)).toEqual({
      root: '2.000000',
      a: '1.333333',
      b: '1.333333',
      c: '3.333333',
      d: '4.000000',
    });
  });

  it('ranks durations', () => {
    const trace = drawTrace(
      Array.from({ length: 20 }, (_, span) => `a ${' '.repeat(20)}|${'='.repeat(span)}|`).join('\n'),
    );
    const { p50, p95, max } = breakDown(trace, trace.spans.service, 1);
    expect([p50[0], p95[0], max[0]]).toEqual([10, 19, 20]);
  });

  it('leaves out spans without a group, and has zeros for groups without a span', () => {
    const trace = drawTrace(drawing);
    const group = Int32Array.of(NONE, 1, 1, NONE);
    const { spanCount, wallShare, p50, max } = breakDown(trace, group, 2);
    expect([...spanCount]).toEqual([0, 2]);
    expect([p50[0], max[0], wallShare[0]]).toEqual([0, 0, 0]);
    expect(wallShare[1]).toBeCloseTo(6 / 13, 12);
  });

  it('has no shares of a trace that takes no time', () => {
    expect(byService('a |', 'wallShare')).toEqual({ a: 0 });
  });
});

it('has stretches of own work that add up to self time, and shares that add up to 1', () => {
  checkProperty(
    fc.tuple(fc.oneof(goodSpans, busySpans, brokenSpans), fc.integer({ min: 1, max: 5 })),
    ([list, count]) => {
      const trace = buildSpans(list);
      const { spans } = trace;
      const work = findOwnWork(spans);
      const sums = new Float64Array(spans.count);
      for (let stretch = 0; stretch < work.count; stretch++) {
        sums[work.span[stretch]] += work.end[stretch] - work.start[stretch];
      }
      for (let span = 0; span < spans.count; span++) {
        expect(Math.round(sums[span] * 1000)).toBe(Math.round(spans.selfTime[span] * 1000));
      }
      const group = Int32Array.from(spans.name, (name) => name % count);
      const { wallShare, spanCount } = breakDown(trace, group, count);
      const sum = wallShare.reduce((total, share) => total + share, 0);
      if (work.count === 0) expect(sum).toBe(0);
      else expect(sum).toBeCloseTo(1, 9);
      expect(spanCount.reduce((total, spansOfOne) => total + spansOfOne, 0)).toBe(spans.count);
    },
    1000,
  );
});

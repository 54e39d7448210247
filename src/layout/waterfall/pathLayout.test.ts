import { describe, expect, it } from 'vitest';
import { computeCriticalPath } from '../../analysis/path/criticalPath.ts';
import { drawTrace } from '../../model/testing/drawTrace.ts';
import { createTimeScale } from '../time/timeScale.ts';
import { groupPathBySpan, layoutPath } from './pathLayout.ts';

const trace = drawTrace(`
  shop GET   |==========|
    cart a     |==|
    cart b        |====|
`);
const { segments } = computeCriticalPath(trace, 'trace');
const path = groupPathBySpan(segments, trace.spans.count);
const scale = createTimeScale({ start: 0, end: trace.duration }, 1_000, []);

function lines(rows: readonly number[], isCollapsed: (span: number) => boolean): number[][] {
  const d = layoutPath({
    spans: trace.spans,
    path,
    rows: Int32Array.from(rows),
    firstRow: 0,
    endRow: rows.length,
    originRow: 0,
    scale,
    isCollapsed,
  });
  return Array.from(d.matchAll(/M([\d.]+) ([\d.]+)H([\d.]+)/g), ([, left, , right]) => [
    Math.round(Number(left)),
    Math.round(Number(right)),
  ]);
}

describe('the critical path in the bars', () => {
  it('is in the bar of the span that decides', () => {
    const unit = 1_000 / 12;
    const shown = lines([0, 1, 2], () => false).map((line) => line.map((x) => Math.round(x / unit)));
    expect(shown.slice(-2)).toEqual([
      [2, 5],
      [5, 11],
    ]);
  });

  it('is in a collapsed row what is below it', () => {
    expect(lines([0], () => true)).toEqual([[0, 1_000]]);
    expect(lines([0], () => false).length).toBeGreaterThan(0);
  });

  it('belongs to its owners, each segment once', () => {
    expect(path.first.at(-1)).toBe(segments.count);
  });
});

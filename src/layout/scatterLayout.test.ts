import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { summary } from '../model/testing/summaries.ts';
import { layoutScatter, MAX_SINGLE_POINTS, nearestPoint, timeAt } from './scatterLayout.ts';

const hour = { width: 1000, height: 124, startUnixMicros: 1e15, endUnixMicros: 1e15 + 3_600e6 };

describe('layoutScatter', () => {
  it('puts time to the right and duration upwards, a decade always as high', () => {
    const { points, plot } = layoutScatter(
      [
        summary(1, { startUnixMicros: 1e15, duration: 1e3 }),
        summary(2, { startUnixMicros: 1e15 + 1_800e6, duration: 1e4 }),
        summary(3, { startUnixMicros: 1e15 + 3_600e6, duration: 1e5 }),
      ],
      hour,
    );
    const [first, second, third] = points;
    expect(first.x).toBe(plot.left);
    expect(second.x).toBe((plot.left + plot.right) / 2);
    expect(third.x).toBe(plot.right);
    expect(first.y - second.y).toBeCloseTo(second.y - third.y);
    expect(first.y).toBeGreaterThan(third.y);
  });

  it('draws errors last, in front of the rest', () => {
    const { points } = layoutScatter([summary(1, { errorCount: 1 }), summary(2), summary(3)], hour);
    expect(points.map((point) => point.trace)).toEqual([1, 2, 0]);
  });

  it('writes round durations next to the plot', () => {
    const { durationTicks } = layoutScatter(
      [summary(1, { duration: 2e3 }), summary(2, { duration: 3e6 })],
      hour,
    );
    expect(durationTicks.map((tick) => tick.value)).toEqual([1e4, 1e5, 1e6]);
  });

  it('keeps every point inside, whatever comes', () => {
    const trace = fc.record({
      startUnixMicros: fc.integer({ min: 1e15 - 1e10, max: 1e15 + 1e10 }),
      duration: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1e12, noNaN: true })),
    });
    fc.assert(
      fc.property(fc.array(trace, { maxLength: 30 }), fc.integer({ min: 1, max: 2000 }), (made, width) => {
        const { points, plot } = layoutScatter(
          made.map((said, index) => summary(index, said)),
          { ...hour, width },
        );
        expect(points).toHaveLength(made.length);
        for (const { x, y } of points) {
          expect(x).toBeGreaterThanOrEqual(plot.left - 0.01);
          expect(x).toBeLessThanOrEqual(plot.right + 0.01);
          expect(y).toBeGreaterThanOrEqual(plot.top - 1e-6);
          expect(y).toBeLessThanOrEqual(plot.bottom + 1e-6);
        }
      }),
    );
  });

  it('puts thousands together without losing one', () => {
    const count = MAX_SINGLE_POINTS + 1000;
    const traces = Array.from({ length: count }, (_, index) =>
      summary(index, {
        startUnixMicros: 1e15 + (index % 50) * 60e6,
        duration: 1000 + index,
        errorCount: index % 10 === 0 ? 1 : 0,
      }),
    );
    const { points } = layoutScatter(traces, hour);
    expect(points.length).toBeLessThan(count / 4);
    expect(points.reduce((sum, point) => sum + point.count, 0)).toBe(count);
    const errors = points.filter((point) => point.isError);
    expect(errors.reduce((sum, point) => sum + point.count, 0)).toBe(count / 10);
  });
});

describe('nearestPoint', () => {
  const layout = layoutScatter([summary(1), summary(2, { startUnixMicros: 1e15 + 3_600e6 })], hour);

  it('finds the nearest one in reach', () => {
    const [point] = layout.points;
    expect(nearestPoint(layout, point.x + 5, point.y, 12)?.trace).toBe(0);
    expect(nearestPoint(layout, point.x + 13, point.y, 12)).toBeUndefined();
  });
});

describe('timeAt', () => {
  it('returns the moment at a position', () => {
    const layout = layoutScatter([summary(1)], hour);
    expect(timeAt(layout, layout.plot.left)).toBe(hour.startUnixMicros);
    expect(timeAt(layout, layout.plot.right)).toBe(hour.endUnixMicros);
    expect(timeAt(layout, (layout.plot.left + layout.plot.right) / 2)).toBe(hour.startUnixMicros + 1_800e6);
  });
});

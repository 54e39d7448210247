import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rangeLength, type TimeRange } from '../../model/timeRange.ts';
import { gapsWithin } from '../testing/gapsWithin.ts';
import { createTimeScale } from './timeScale.ts';
import { pannedRange, zoomedRange } from './timeZoom.ts';

const full = { start: 0, end: 1_000 };

describe('without gaps', () => {
  const scale = createTimeScale({ start: 0, end: 1_000 }, 500);
  it('zooms in and out at a place', () => {
    const near = zoomedRange(scale, 0.5, 125, full);
    expect(near).toEqual({ start: 125, end: 625 });
    expect(zoomedRange(createTimeScale(near, 500), 2, 125, full)).toEqual(full);
  });

  it('moves as far as there is time', () => {
    const part = createTimeScale({ start: 100, end: 200 }, 500);
    expect(pannedRange(part, 50, full)).toEqual({ start: 110, end: 210 });
    expect(pannedRange(part, -5_000, full)).toEqual({ start: 0, end: 100 });
    expect(pannedRange(part, 5_000, full)).toEqual({ start: 900, end: 1_000 });
  });
});

describe('with gaps', () => {
  const hour = 3_600_000_000;
  const whole = { start: 0, end: hour + 400_000 };
  const gaps = [{ start: 200_000, end: hour + 200_000 }];

  it('keeps the time at the pointer in its place', () => {
    const scale = createTimeScale(whole, 1_000, gaps);
    const at = scale.toTime(700);
    expect(at).toBeGreaterThan(hour);
    const near = createTimeScale(zoomedRange(scale, 0.5, 700, whole), 1_000, gaps);
    expect(near.toX(at)).toBeCloseTo(700);
    expect(near.rate).toBeCloseTo(2 * scale.rate);
  });

  it('moves past a gap as past any other time', () => {
    const scale = createTimeScale({ start: 100_000, end: hour + 300_000 }, 1_000, gaps);
    const moved = createTimeScale(pannedRange(scale, 30, whole), 1_000, gaps);
    expect(moved.toX(150_000)).toBeCloseTo(scale.toX(150_000) - 30);
    expect(moved.toX(hour + 250_000)).toBeCloseTo(scale.toX(hour + 250_000) - 30);
  });

  it('zooms as plain time if only a gap is in view', () => {
    const scale = createTimeScale({ start: 1_000_000, end: 2_000_000 }, 1_000, gaps);
    expect(zoomedRange(scale, 0.5, 0, whole)).toEqual({ start: 1_000_000, end: 1_500_000 });
  });

  it('keeps the time at the pointer within a pixel, wherever there is time on both sides', () => {
    fc.assert(
      fc.property(
        gapsWithin(1e6),
        fc.array(
          fc.tuple(
            fc.double({ min: 0.4, max: 2.5, noNaN: true }),
            fc.double({ min: 0, max: 1, noNaN: true }),
          ),
          {
            minLength: 1,
            maxLength: 12,
          },
        ),
        (drawn, zooms) => {
          let range: TimeRange = { start: 0, end: 1e6 };
          for (const [factor, share] of zooms) {
            const scale = createTimeScale(range, 900, drawn);
            const x = share * 900;
            range = zoomedRange(scale, factor, x, { start: 0, end: 1e6 });
            const isCut = range.start === 0 || range.end === 1e6;
            const after = createTimeScale(range, 900, drawn);
            if (!isCut) expect(Math.abs(after.toX(scale.toTime(x)) - x)).toBeLessThan(1);
            expect(range.start).toBeGreaterThanOrEqual(0);
            expect(range.end).toBeLessThanOrEqual(1e6);
            expect(rangeLength(range)).toBeGreaterThan(0.004);
          }
        },
      ),
    );
  });

  it('moves everything by the same distance', () => {
    fc.assert(
      fc.property(gapsWithin(1e6), fc.integer({ min: -300, max: 300 }), (drawn, px) => {
        const scale = createTimeScale({ start: 300_000, end: 600_000 }, 900, drawn);
        fc.pre(!drawn.some((gap) => gap.start <= 300_000 && gap.end >= 600_000));
        const range = pannedRange(scale, px, { start: 0, end: 1e6 });
        fc.pre(range.start > 0 && range.end < 1e6);
        const after = createTimeScale(range, 900, drawn);
        for (const x of [310, 450, 590]) expect(after.toX(scale.toTime(x))).toBeCloseTo(x - px, 3);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gapsWithin } from '../testing/gapsWithin.ts';
import { createTimeScale } from './timeScale.ts';

const labels = (start: number, end: number, width: number) =>
  createTimeScale({ start, end }, width)
    .ticks(100)
    .map((tick) => tick.label);

describe('a time scale', () => {
  const scale = createTimeScale({ start: 100, end: 300 }, 1000);
  it('places times, also beyond both ends', () => {
    expect([100, 200, 300, 50, 350].map(scale.toX)).toEqual([0, 500, 1000, -250, 1250]);
  });

  it('says which time is at a place', () => {
    expect([0, 500, 1000, -250].map(scale.toTime)).toEqual([100, 200, 300, 50]);
  });

  it('survives a width of nothing', () => {
    expect(createTimeScale({ start: 0, end: 1 }, 0).toX(0.5)).toBe(0.5);
  });

  it('writes a time to the pixel', () => {
    expect(createTimeScale({ start: 0, end: 1_180_000 }, 600).format(356_212)).toBe('0.356 s');
    expect(createTimeScale({ start: 0, end: 734_000 }, 600).format(356_212)).toBe('356 ms');
  });
});

describe('ticks', () => {
  it.each([
    [0, 1_180_000, 600, ['0', '0.2 s', '0.4 s', '0.6 s', '0.8 s', '1.0 s']],
    [0, 80, 500, ['0', '20 µs', '40 µs', '60 µs', '80 µs']],
    [0, 3_600_000_000, 500, ['0', '10 min', '20 min', '30 min', '40 min', '50 min', '60 min']],
    [0, 90_000_000, 500, ['0', '20 s', '40 s', '60 s', '80 s']],
    [0, 18_000_000_000, 500, ['0', '1 h', '2 h', '3 h', '4 h', '5 h']],
    [
      1_180_000,
      1_180_005,
      500,
      [
        '1\u202f180.000 ms',
        '1\u202f180.001 ms',
        '1\u202f180.002 ms',
        '1\u202f180.003 ms',
        '1\u202f180.004 ms',
        '1\u202f180.005 ms',
      ],
    ],
  ])('from %d to %d on %d px are %j', (start, end, width, expected) => {
    expect(labels(start, end, width)).toEqual(expected);
  });

  it('are at steps of 1, 2 or 5, inside, apart, with different labels', () => {
    const range = fc.tuple(
      fc.double({ min: 0, max: 1e9, noNaN: true }),
      fc.double({ min: 0.01, max: 1e9, noNaN: true }),
    );
    fc.assert(
      fc.property(range, fc.integer({ min: 200, max: 3000 }), ([start, length], width) => {
        fc.pre(length > start * 1e-9);
        const ticks = createTimeScale({ start, end: start + length }, width).ticks(100);
        expect(new Set(ticks.map((tick) => tick.label)).size).toBe(ticks.length);
        for (const [position, tick] of ticks.entries()) {
          expect(tick.x).toBeGreaterThanOrEqual(-1e-3);
          expect(tick.x).toBeLessThanOrEqual(width + 1e-3);
          if (position > 0) expect(tick.x - ticks[position - 1].x).toBeGreaterThan(60);
        }
      }),
    );
  });
});

describe('with idle time', () => {
  const hour = 3_600_000_000;
  const whole = { start: 0, end: hour + 400_000 };
  const gap = { start: 200_000, end: hour + 200_000 };
  const scale = createTimeScale(whole, 1036, [gap]);

  it('draws it as a narrow break, and shares the rest of the width', () => {
    expect(scale.breaks).toEqual([{ gap, x: 500, width: 36 }]);
    expect([0, 200_000, hour + 200_000, hour + 400_000].map(scale.toX)).toEqual([0, 500, 536, 1036]);
    expect(scale.toTime(518)).toBeCloseTo(hour / 2 + 200_000, 3);
  });

  it('has ticks at the same steps on both sides, and none in between', () => {
    expect(scale.ticks(100).map(({ x, label }) => [Math.round(x), label])).toEqual([
      [0, '0'],
      [125, '0.05 s'],
      [250, '0.10 s'],
      [375, '0.15 s'],
      [500, '0.20 s'],
      [536, '3\u202f600.20 s'],
      [661, '3\u202f600.25 s'],
      [786, '3\u202f600.30 s'],
      [911, '3\u202f600.35 s'],
      [1036, '3\u202f600.40 s'],
    ]);
  });

  it('writes a time to the pixel of what is not squeezed', () => {
    expect(scale.format(hour + 250_123)).toBe('3\u202f600\u202f250.1 ms');
  });

  it('does not squeeze a gap that is short anyway', () => {
    const short = createTimeScale({ start: 0, end: 1_000 }, 400, [{ start: 100, end: 160 }]);
    expect(short.breaks).toEqual([]);
    expect(short.toX(500)).toBe(200);
  });

  it('draws a gap at its length if nothing else is in view', () => {
    const inside = createTimeScale({ start: 1e6, end: 2e6 }, 100, [{ start: 0, end: 5e6 }]);
    expect([inside.breaks, inside.toX(1.5e6)]).toEqual([[], 50]);
  });

  it('rises without jumps from end to end, and back from pixels to times', () => {
    const view = fc.tuple(fc.integer({ min: 0, max: 900_000 }), fc.integer({ min: 1_000, max: 1_000_000 }));
    fc.assert(
      fc.property(
        gapsWithin(1e6),
        view,
        fc.integer({ min: 100, max: 2_000 }),
        (gaps, [start, length], width) => {
          const range = { start, end: Math.min(1e6, start + length) };
          const drawn = createTimeScale(range, width, gaps);
          expect([drawn.toX(range.start), drawn.toX(range.end)]).toEqual([0, width]);
          expect([drawn.toTime(0), drawn.toTime(width)]).toEqual([range.start, range.end]);
          let before = 0;
          for (let step = 1; step <= 60; step++) {
            const time = range.start + ((range.end - range.start) * step) / 60;
            const x = drawn.toX(time);
            expect(x).toBeGreaterThan(before);
            // Unsqueezed time has the largest scale.
            expect(x - before).toBeLessThanOrEqual(((range.end - range.start) / 60) * drawn.rate + 1e-6);
            expect(Math.abs(drawn.toTime(x) - time)).toBeLessThan(1e-3);
            before = x;
          }
          for (const { x, width: breakWidth } of drawn.breaks) {
            expect(breakWidth).toBeLessThanOrEqual(36);
            for (const tick of drawn.ticks(80)) {
              expect(tick.x <= x + 1e-6 || tick.x >= x + breakWidth - 1e-6).toBe(true);
            }
          }
        },
      ),
    );
  });
});

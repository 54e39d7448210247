import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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

  it('stand at steps of 1, 2 or 5, inside, apart, with different labels', () => {
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

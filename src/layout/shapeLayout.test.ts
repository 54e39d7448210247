import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TraceShape } from '../model/summaries/traceSummary.ts';
import { layoutShape } from './shapeLayout.ts';

function shapeOf(bars: readonly (readonly [number, number])[]): TraceShape {
  return {
    start: Float32Array.from(bars, ([start]) => start),
    end: Float32Array.from(bars, ([, end]) => end),
    service: Uint16Array.from(bars, (_, index) => index),
    error: Uint8Array.from(bars, (_, index) => index % 2),
  };
}

describe('layoutShape', () => {
  it('draws the waterfall in small', () => {
    const { bars, barHeight } = layoutShape(
      shapeOf([
        [0, 1],
        [0.25, 0.75],
      ]),
      100,
      32,
    );
    expect(bars).toEqual([
      { x: 0, y: 0, width: 100, service: 0, isError: false },
      { x: 25, y: 4, width: 50, service: 1, isError: true },
    ]);
    expect(barHeight).toBe(2);
  });

  it('keeps all bars in the picture and visible', () => {
    const bar = fc
      .tuple(fc.float({ min: 0, max: 1, noNaN: true }), fc.float({ min: 0, max: 1, noNaN: true }))
      .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
    fc.assert(
      fc.property(fc.array(bar, { maxLength: 24 }), (made) => {
        const { bars, barHeight } = layoutShape(shapeOf(made), 172, 32);
        for (const { x, y, width } of bars) {
          expect(width).toBeGreaterThanOrEqual(1);
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x + width).toBeLessThanOrEqual(172 + 1e-3);
          expect(y + barHeight).toBeLessThanOrEqual(32 + 1e-9);
        }
      }),
    );
  });
});

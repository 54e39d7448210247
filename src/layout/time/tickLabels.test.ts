import { describe, expect, it } from 'vitest';
import { placeTickLabels } from './tickLabels.ts';
import { createTimeScale } from './timeScale.ts';

const tick = (x: number, label: string) => ({ time: x, x, label });
const sides = (width: number, ...ticks: readonly ReturnType<typeof tick>[]) =>
  placeTickLabels(ticks, width).map(({ side }) => side);

describe('labels of ticks', () => {
  it('are placed right of their ticks', () => {
    expect(sides(400, tick(0, '0'), tick(100, '50 ms'), tick(200, '100 ms'))).toEqual([
      'start',
      'start',
      'start',
    ]);
  });

  it('are placed left of a tick at the end, where they would be cut off', () => {
    expect(sides(400, tick(0, '0'), tick(200, '100 ms'), tick(400, '200 ms'))).toEqual([
      'start',
      'start',
      'end',
    ]);
  });

  it('make way for the last one', () => {
    expect(sides(400, tick(0, '0'), tick(340, '170 ms'), tick(400, '200 ms'))).toEqual([
      'start',
      'none',
      'end',
    ]);
  });

  it('never overlap, whatever the width', () => {
    for (let width = 60; width < 1500; width += 7) {
      const ticks = createTimeScale({ start: 0, end: 200_000 }, width).ticks(56);
      const labels = placeTickLabels(ticks, width).filter(({ side }) => side !== 'none');
      expect(labels.at(-1)?.tick).toBe(ticks.at(-1));
      let taken = Number.NEGATIVE_INFINITY;
      for (const { tick: at, side } of labels) {
        const size = at.label.length * 6.7;
        const left = side === 'end' ? at.x - size : at.x;
        expect(left).toBeGreaterThanOrEqual(taken);
        taken = left + size;
      }
    }
  });
});

import { describe, expect, it } from 'vitest';
import { createTimeScale } from '../time/timeScale.ts';
import { layoutSpanFrame, layoutSpanRun, minimapLines } from './minimapLines.ts';

const scale = createTimeScale({ start: 0, end: 100 }, 1000);

describe('the part of the minimap with certain spans', () => {
  it('is their lines', () => {
    expect(layoutSpanRun(minimapLines(10, 46), 2, 6)).toEqual({ top: 8, height: 17.5 });
  });

  it('is high enough to be seen, inside the picture', () => {
    const crowded = minimapLines(100_000, 46);
    expect(layoutSpanRun(crowded, 0, 40)).toEqual({ top: 0, height: 6 });
    expect(layoutSpanRun(crowded, 99_990, 99_999)).toEqual({ top: 40, height: 6 });
  });
});

describe('the frame of a span', () => {
  it('is around its bar', () => {
    expect(layoutSpanFrame(minimapLines(10, 46), scale, 3, 20, 50)).toEqual({
      x: 198,
      y: 9.75,
      width: 304,
      height: 6,
    });
  });

  it('is wide enough to be seen, also at the very end', () => {
    const { x, width } = layoutSpanFrame(minimapLines(10, 46), scale, 3, 100, 100);
    expect([x, width]).toEqual([998, 6]);
  });
});

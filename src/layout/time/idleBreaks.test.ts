import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gapsWithin } from '../testing/gapsWithin.ts';
import { formatIdle, layoutIdleMarks } from './idleBreaks.ts';
import { placeTickLabels, textWidth } from './tickLabels.ts';
import { createTimeScale } from './timeScale.ts';

const minute = 60_000_000;

describe('marks of squeezed time', () => {
  it('say how much it is, in the middle of their bands', () => {
    const gap = { start: minute, end: 5 * minute };
    const [mark] = layoutIdleMarks(createTimeScale({ start: 0, end: 6 * minute }, 836, [gap]), [gap]);
    expect(mark).toMatchObject({ from: minute, to: 5 * minute, x: 400, width: 36, label: '4 min idle' });
    expect(mark.labelX + mark.labelWidth / 2).toBeCloseTo(418);
  });

  it('say so if something hidden runs', () => {
    const gap = { start: minute, end: 5 * minute };
    const scale = createTimeScale({ start: 0, end: 6 * minute }, 836, [gap]);
    expect(layoutIdleMarks(scale, [{ start: minute, end: 4 * minute }])[0].label).toBe('4 min hidden');
  });

  it('have labels that cover neither each other nor those of ticks, inside the axis', () => {
    fc.assert(
      fc.property(gapsWithin(1e8), fc.integer({ min: 60, max: 1500 }), (gaps, width) => {
        const scale = createTimeScale({ start: 0, end: 1e8 }, width, gaps);
        const marks = layoutIdleMarks(scale, gaps).filter(({ label }) => label !== '');
        const taken = marks.map(({ labelX, labelWidth }) => ({ left: labelX, right: labelX + labelWidth }));
        const ticks = placeTickLabels(scale.ticks(80), width, taken)
          .filter(({ side }) => side !== 'none')
          .map(({ tick, side }) => {
            const size = textWidth(tick.label);
            return side === 'end'
              ? { left: tick.x - size, right: tick.x }
              : { left: tick.x, right: tick.x + size };
          });
        const all = [...taken, ...ticks].sort((a, b) => a.left - b.left);
        for (const [position, room] of all.entries()) {
          if (position > 0) expect(room.left).toBeGreaterThanOrEqual(all[position - 1].right - 1e-6);
        }
        for (const room of taken) {
          expect(room.left).toBeGreaterThanOrEqual(0);
          expect(room.right).toBeLessThanOrEqual(width);
        }
      }),
    );
  });
});

it.each([
  [4 * minute, '4 min'],
  [4.24 * minute, '4.2 min'],
  [5_400_000_000, '1.5 h'],
  [3_599_860_000, '1 h'],
  [310_400, '310 ms'],
  [47_600_000, '48 s'],
])('writes %d µs as %s', (micros, text) => {
  expect(formatIdle(micros)).toBe(text);
});

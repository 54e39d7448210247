import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignServiceColors, SERVICE_SLOTS } from './serviceColors.ts';

const names = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 60 });

describe('colours of services', () => {
  it('does not depend on the order in which services appear', () => {
    fc.assert(
      fc.property(names, (list) => {
        expect(assignServiceColors([...list].reverse())).toEqual(assignServiceColors(list));
      }),
    );
  });

  it('gives every service a colour of its own while there are enough, and a badge when there are not', () => {
    fc.assert(
      fc.property(names, (list) => {
        const colors = [...assignServiceColors(list).values()];
        const slots = new Set(colors.map(({ slot }) => slot));
        expect(slots.size).toBe(Math.min(list.length, SERVICE_SLOTS));
        const shared = colors.filter(({ slot }) => colors.filter((other) => other.slot === slot).length > 1);
        for (const color of colors) expect(color.badge !== undefined).toBe(shared.includes(color));
      }),
    );
  });

  it('keeps the hues of a few services apart', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 4 }), (list) => {
        const slots = [...assignServiceColors(list).values()].map(({ slot }) => slot).sort((a, b) => a - b);
        const gaps = slots.map(
          (slot, at) => (slots[(at + 1) % slots.length] - slot + SERVICE_SLOTS) % SERVICE_SLOTS,
        );
        expect(Math.min(...gaps)).toBeGreaterThanOrEqual(3);
      }),
    );
  });
});

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

  it('are those of their names, whatever is shown next to them', () => {
    fc.assert(
      fc.property(names, (list) => {
        for (const [name, { slot }] of assignServiceColors(list)) {
          expect(assignServiceColors([name]).get(name)?.slot).toBe(slot);
        }
      }),
    );
  });

  it('differ in shade where they have the same slot, and the first by name is plain', () => {
    fc.assert(
      fc.property(names, (list) => {
        const colors = [...assignServiceColors(list).values()];
        expect(new Set(colors.map(({ slot, shade }) => `${slot} ${shade}`)).size).toBe(list.length);
        for (const { slot, shade, badge } of colors) {
          expect(badge === undefined).toBe(shade === 0);
          if (shade > 0)
            expect(colors.some((other) => other.slot === slot && other.shade === shade - 1)).toBe(true);
        }
      }),
    );
  });

  it.each([
    ['payment', 'cart'],
    ['catalog', 'storefront'],
    ['frontend', 'customer'],
    ['hsi-backend', 'hsi-nemotron'],
  ])('of %s and %s, which stand together, are far apart', (one, other) => {
    const [first, second] = [...assignServiceColors([one, other]).values()];
    expect(Math.abs((first?.slot ?? 0) - (second?.slot ?? 0))).toBeGreaterThanOrEqual(6);
  });
});

describe('very many services', () => {
  it('have all colours about as often as each other, and all but the first of each a badge', () => {
    const names = Array.from({ length: 5_000 }, (_, index) => `- ${index} 服务`);
    const colors = [...assignServiceColors(names).values()];
    const counts = new Map<number, number>();
    for (const { slot } of colors) counts.set(slot, (counts.get(slot) ?? 0) + 1);
    expect(counts.size).toBe(SERVICE_SLOTS);
    expect(Math.max(...counts.values()) / Math.min(...counts.values())).toBeLessThan(1.7);
    const badges = colors.flatMap(({ badge }) => badge ?? []);
    expect(badges).toHaveLength(colors.length - SERVICE_SLOTS);
    expect(badges.every((badge) => /^[\p{L}\p{N}]{2}$/u.test(badge))).toBe(true);
  });
});

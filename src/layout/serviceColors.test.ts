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

  it('assigns every service a colour of its own while there are enough, and a badge when there are not', () => {
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

  it('keeps the colour of a service whose slot no other wants, whatever is shown next to it', () => {
    const alone = assignServiceColors(['hsi-backend']).get('hsi-backend');
    const among = assignServiceColors(['redis', 'hsi-backend', 'postgres', 'hsi-nemotron', 'hsi-rtdetr']);
    expect(among.get('hsi-backend')).toEqual(alone);
  });
});

describe('very many services', () => {
  it('have all colours about as often as each other, each a badge', () => {
    const names = Array.from({ length: 5_000 }, (_, index) => `- ${index} 服务`);
    const colors = [...assignServiceColors(names).values()];
    const counts = new Map<number, number>();
    for (const { slot } of colors) counts.set(slot, (counts.get(slot) ?? 0) + 1);
    expect(Math.max(...counts.values()) - Math.min(...counts.values())).toBeLessThanOrEqual(1);
    expect(colors.every(({ badge }) => badge !== undefined && /^[\p{L}\p{N}]{2}$/u.test(badge))).toBe(true);
  });
});

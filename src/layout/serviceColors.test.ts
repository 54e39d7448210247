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

  it('keeps the colour of a service whose slot no other wants, whoever is shown beside it', () => {
    const alone = assignServiceColors(['hsi-backend']).get('hsi-backend');
    const among = assignServiceColors(['redis', 'hsi-backend', 'postgres', 'hsi-nemotron', 'hsi-rtdetr']);
    expect(among.get('hsi-backend')).toEqual(alone);
  });
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BitSet } from './bitSet.ts';

const numbers = fc.uniqueArray(fc.nat({ max: 199 }));

it('holds what was put in and nothing else', () => {
  fc.assert(
    fc.property(numbers, (values) => {
      const set = BitSet.empty(200).with(values, true);
      expect([...set.values()]).toEqual([...values].sort((a, b) => a - b));
      expect(set.count()).toBe(values.length);
      expect(set.isEmpty).toBe(values.length === 0);
    }),
  );
});

it('returns a new set for a change and leaves the old one as it was', () => {
  fc.assert(
    fc.property(numbers, numbers, (before, removed) => {
      const set = BitSet.where(200, (value) => before.includes(value));
      const less = set.with(removed, false);
      expect([...set.values()].length).toBe(before.length);
      for (const value of before) expect(less.has(value)).toBe(!removed.includes(value));
    }),
  );
});

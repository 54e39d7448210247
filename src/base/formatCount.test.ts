import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatCount } from './formatCount.ts';

it('writes whole numbers as `Intl` does in English', () => {
  expect([0, 999, 1000, 1234567].map(formatCount)).toEqual(['0', '999', '1,000', '1,234,567']);
  fc.assert(
    fc.property(fc.maxSafeInteger(), (count) => {
      expect(formatCount(count)).toBe(count.toLocaleString('en'));
    }),
  );
});

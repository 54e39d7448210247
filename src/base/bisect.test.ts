import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstAbove, firstAtLeast } from './bisect.ts';

const columns = fc.array(fc.integer({ min: -5, max: 5 })).map((values) => Int32Array.from(values).sort());
const limits = fc.integer({ min: -6, max: 6 });

describe('binary search', () => {
  it('finds the first value above a limit, as looking at each does', () => {
    fc.assert(
      fc.property(columns, limits, (column, limit) => {
        const found = column.findIndex((value) => value > limit);
        expect(firstAbove(column, limit)).toBe(found === -1 ? column.length : found);
      }),
    );
  });

  it('finds the first value of at least a limit, as looking at each does', () => {
    fc.assert(
      fc.property(columns, limits, (column, limit) => {
        const found = column.findIndex((value) => value >= limit);
        expect(firstAtLeast(column, limit)).toBe(found === -1 ? column.length : found);
      }),
    );
  });

  it('stays within the stretch that it is given', () => {
    expect(firstAbove([1, 2, 3, 4, 5], 0, 2, 4)).toBe(2);
    expect(firstAbove([1, 2, 3, 4, 5], 9, 2, 4)).toBe(4);
  });
});

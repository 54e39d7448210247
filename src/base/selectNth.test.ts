import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { selectNth } from './selectNth.ts';
import { checkProperty } from './testing/checkProperty.ts';

it('finds the value that sorting would put there', () => {
  const numbers = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 40 });
  checkProperty(fc.tuple(numbers, fc.nat()), ([values, pick]) => {
    const nth = pick % values.length;
    const sorted = [...values].sort((a, b) => a - b);
    expect(selectNth(Float64Array.from(values), nth)).toBe(sorted[nth]);
  });
});

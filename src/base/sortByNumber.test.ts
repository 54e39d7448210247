import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sortByNumber } from './sortByNumber.ts';
import { checkProperty } from './testing/checkProperty.ts';

const numbers = fc.oneof(
  fc.constantFrom(0, 1, 1.001, 2 ** 60, 2 ** 60 + 1024, Number.MAX_VALUE, 5e-324),
  fc.double({ min: 0, noNaN: true }).map(Math.abs),
);

test.each([5, 47, 300, 3000])('sorts at least %d numbers, and equal ones keep their order', (least) => {
  checkProperty(
    fc.array(numbers, { minLength: least, maxLength: least + 20 }),
    (values) => {
      const keys = Float64Array.from(values);
      const indexes = Int32Array.from(keys.keys());
      const expected = [...indexes].sort((a, b) => keys[a] - keys[b] || a - b);
      sortByNumber(indexes, keys);
      expect([...indexes]).toEqual(expected);
    },
    20,
  );
});

test('sorts a part of the indexes', () => {
  const keys = Float64Array.of(5, 4, 3, 2);
  const indexes = Int32Array.of(1, 3, 2);
  sortByNumber(indexes, keys);
  expect([...indexes]).toEqual([3, 2, 1]);
});

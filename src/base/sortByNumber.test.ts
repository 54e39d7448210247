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

test.each([6, 100, 3000])('sorts a part of %d indexes', (count) => {
  const keys = Float64Array.from({ length: count }, (_, index) => count - index);
  const indexes = Int32Array.from(keys.keys());
  sortByNumber(indexes, keys, 2, count - 1);
  const middle = Array.from({ length: count - 3 }, (_, index) => count - 2 - index);
  expect([...indexes]).toEqual([0, 1, ...middle, count - 1]);
});

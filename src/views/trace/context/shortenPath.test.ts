import { expect, it } from 'vitest';
import { shortenPath } from './shortenPath.ts';

it('keeps a short path as it is, and both ends of a long one', () => {
  expect(shortenPath([1, 2, 3], 3)).toEqual([1, 2, 3]);
  expect(shortenPath([1, 2, 3, 4, 5, 6, 7], 4)).toEqual([1, 2, undefined, 7]);
  expect(shortenPath([1, 2, 3, 4, 5, 6, 7], 5)).toEqual([1, 2, undefined, 6, 7]);
});

import { expect, it } from 'vitest';
import { differInPage } from './paging.ts';

it.each([
  ['/items?page=1&size=20', '/items?page=2&size=20', true],
  ['/items?size=20&offset=0', '/items?size=20&offset=20', true],
  ['https://a.example/list?pageToken=ab', 'https://a.example/list?pageToken=cd', true],
  ['SELECT a FROM t LIMIT 20 OFFSET 0', 'SELECT a FROM t LIMIT 20 OFFSET 20', true],
  ['SELECT a FROM t LIMIT 0, 20', 'SELECT a FROM t LIMIT 20, 20', true],
  ['/items?page=1', '/items?page=1', false],
  ['/items/1?page=1', '/items/2?page=2', false],
  ['SELECT a FROM t WHERE id = 1', 'SELECT a FROM t WHERE id = 2', false],
  ['SELECT a FROM t LIMIT 10', 'SELECT a FROM t LIMIT 20', false],
])('%s and %s differ in the page only: %s', (one, other, expected) => {
  expect(differInPage([one, other])).toBe(expected);
});

import { expect, it } from 'vitest';
import { parseFixtureName } from '../../fixtures/api/fixtureName.ts';
import { fixtureAt } from './fixtureAt.ts';

it('is read by the server, and absent without a time', () => {
  expect(parseFixtureName(fixtureAt('shop~eraA', 1_795_420_800_000))).toMatchObject({
    name: 'shop',
    era: 'A',
    atMs: 1_795_420_800_000,
    unknown: [],
  });
  expect(fixtureAt('shop', undefined)).toBe('shop');
  expect(fixtureAt('shop', Number.NaN)).toBe('shop');
  expect(fixtureAt('shop', -1)).toBe('shop');
});

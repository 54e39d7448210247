import { expect, it } from 'vitest';
import { firstAttributes } from './firstAttributes.ts';

const list = ['a', 'HTTP.method', 'db.system', 'http.route', 'b'].map(
  (key) => ({ key, type: 'string', text: '' }) as const,
);
const keysOf = (prefixes: readonly string[]) => [...firstAttributes(list, prefixes)].map(({ key }) => key);

it('puts keys with a prefix first, in the order of the prefixes, and leaves the rest as it is', () => {
  expect(keysOf(['db.', 'http.'])).toEqual(['db.system', 'HTTP.method', 'http.route', 'a', 'b']);
  expect(keysOf([])).toEqual(list.map(({ key }) => key));
});

import { expect, it } from 'vitest';
import { heldBytes } from './heldBytes.ts';

it('counts texts, columns and what holds them', () => {
  expect(heldBytes('x'.repeat(1_000))).toBe(2_024);
  expect(heldBytes(new Float64Array(1_000))).toBe(8_024);
  expect(heldBytes({ a: 1, b: undefined, c: null })).toBe(48);
  expect(heldBytes(['x', { name: 'y' }])).toBe(heldBytes([1, 1]) + heldBytes('x') + heldBytes({ name: 'y' }));
});

it('counts trees of any depth', () => {
  let tree: unknown = [];
  for (let depth = 0; depth < 100_000; depth++) tree = [tree];
  expect(heldBytes(tree)).toBe(24 + 32 * 100_000);
});

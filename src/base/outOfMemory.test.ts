import { expect, test } from 'vitest';
import { isOutOfMemory } from './outOfMemory.ts';

function thrownBy(action: () => unknown): unknown {
  try {
    return action();
  } catch (reason) {
    return reason;
  }
}

test('an array that no memory holds is known by its exception', () => {
  expect(isOutOfMemory(thrownBy(() => new Float64Array(2 ** 52)))).toBe(true);
  expect(isOutOfMemory(thrownBy(() => new ArrayBuffer(2 ** 52)))).toBe(true);
});

test('other exceptions are not taken for it', () => {
  const recurse = (): number => recurse() + 1;
  expect(isOutOfMemory(thrownBy(recurse))).toBe(false);
  expect(isOutOfMemory(thrownBy(() => (1).toFixed(200)))).toBe(false);
  expect(isOutOfMemory('allocation')).toBe(false);
});

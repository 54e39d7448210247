import { expect, it } from 'vitest';
import { formatBytes } from './formatBytes.ts';

it.each([
  [0, '0 B'],
  [812, '812 B'],
  [1000, '1.00 kB'],
  [34_512, '34.5 kB'],
  [999_600, '1.00 MB'],
  [76_800_000, '76.8 MB'],
])('writes %d bytes as %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

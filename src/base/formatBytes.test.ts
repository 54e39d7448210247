import { expect, it } from 'vitest';
import { formatBytes, formatRoughBytes } from './formatBytes.ts';

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

it.each([
  [0, '0 B'],
  [812, '810 B'],
  [9_960, '10 kB'],
  [24_300, '24 kB'],
  [999_600, '1.0 MB'],
  [4_104_000, '4.1 MB'],
  [672_000_000, '670 MB'],
])('writes about %d bytes as %s', (bytes, text) => {
  expect(formatRoughBytes(bytes)).toBe(text);
});

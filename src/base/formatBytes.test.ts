import { expect, it } from 'vitest';
import { formatBytes, formatRoughBytes } from './formatBytes.ts';

it.each([
  [0, '0 B'],
  [812, '812 B'],
  [1024, '1 KiB'],
  [-2048, '-2 KiB'],
  [34_512, '33.7 KiB'],
  [50_000, '48.8 KiB'],
  [102_380, '100 KiB'],
  [1_048_100, '1 MiB'],
  [3_565_158, '3.4 MiB'],
  [76_800_000, '73.2 MiB'],
])('writes %d bytes as %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

it.each([
  [0, '0 B'],
  [812, '812 B'],
  [9_960, '9.7 KiB'],
  [24_300, '24 KiB'],
  [4_104_000, '3.9 MiB'],
  [672_000_000, '641 MiB'],
])('writes about %d bytes as %s', (bytes, text) => {
  expect(formatRoughBytes(bytes)).toBe(text);
});

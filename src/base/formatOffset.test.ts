import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatOffset, offsetForm } from './formatOffset.ts';

describe('formatOffset', () => {
  it.each([
    // largest offset, the span's duration, offset, text
    [1_089_900, 734_000, 358_200, '+358.2 ms'],
    [1_089_900, 734_000, 1_089_900, '+1089.9 ms'],
    [460_500, 61_000, 460_500, '+460.50 ms'],
    [12_093_200, 734_000, 12_093_200, '+12.0932 s'],
    [12_093_200, 30_000_000, 12_093_200, '+12.09 s'],
    [640, 900, 12.5, '+12.5 µs'],
    [640, 900_000, 12.5, '+13 µs'],
    [3_725_100_000, 4_000_000_000, 3_725_100_000, '+1:02:05'],
    [3_725_100_000, 400_000_000, 125_100_000, '+2:05.1'],
    [3_725_100_000, 400_000_000, 3_599_980_000, '+1:00:00.0'],
    [1_089_900, 734_000, -1_500, '−1.5 ms'],
  ])('writes, up to %d µs in a span of %d µs, %d µs as %s', (largest, span, offset, text) => {
    expect(formatOffset(offset, offsetForm(largest, span))).toBe(text);
  });

  it('tells apart what lies a thousandth of the span apart', () => {
    const micros = fc.double({ min: 1, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(micros, micros, (largest, span) => {
        const form = offsetForm(largest, span);
        const one = formatOffset(largest / 2, form);
        const other = formatOffset(largest / 2 + Math.max(span / 1000, 0.001) * 1.01, form);
        expect(other).not.toBe(one);
      }),
    );
  });
});

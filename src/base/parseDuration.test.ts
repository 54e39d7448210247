import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDurationParameter, parseDuration } from './parseDuration.ts';

function micros(text: string): number | string {
  const parsed = parseDuration(text);
  return parsed.ok ? parsed.value : parsed.error;
}

describe('parseDuration', () => {
  it.each([
    ['1.5s', 1_500_000],
    ['200ms', 200_000],
    ['500us', 500],
    ['500µs', 500],
    ['500μs', 500],
    ['1h2m', 3_720_000_000],
    ['1 h 2 min', 3_720_000_000],
    ['2d', 172_800_000_000],
    ['250ns', 0.25],
    ['.5s', 500_000],
    ['1.S', 1_000_000],
    ['0s', 0],
  ])('reads %s', (text, expected) => {
    expect(micros(text)).toBe(expected);
  });

  it.each(['', 'abc', '1x', '-1s', '1s2', 's', '1..2s', '1e3s', 'Infinity s'])('refuses “%s”', (text) => {
    expect(parseDuration(text).ok).toBe(false);
  });

  it('asks for the unit of a bare number', () => {
    expect(micros('100')).toBe('“100” needs a unit: 100ms or 100s.');
  });

  it('is exact even if binary fractions are not', () => {
    expect(micros('0.1s')).toBe(100_000);
    expect(micros('1.001ms')).toBe(1_001);
  });
});

describe('formatDurationParameter', () => {
  it.each([
    [1_500_000, '1.5s'],
    [200_000, '200ms'],
    [500, '500us'],
    [5_400_000_000, '1.5h'],
    [3_720_000_000, '62m'],
    [0.25, '0.25us'],
    [0, '0us'],
  ])('writes %d µs as %s', (value, expected) => {
    expect(formatDurationParameter(value)).toBe(expected);
  });

  it('is read back as the same number', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 31 - 1 }), fc.nat({ max: 2 ** 20 }), (low, high) => {
        const value = (high * 2 ** 31 + low) / 1000;
        expect(micros(formatDurationParameter(value))).toBe(value);
      }),
    );
  });
});

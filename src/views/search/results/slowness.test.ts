import { describe, expect, it } from 'vitest';
import { slownessOf } from './slowness.ts';

const bounds = { slow: 5e6, tooSlow: 30e6 };

describe('slownessOf', () => {
  it.each([
    [4e6, bounds, 'usual'],
    [5e6, bounds, 'slow'],
    [30e6, bounds, 'too-slow'],
    // The operator's bounds count, not the list.
    [9e6, { slow: undefined, tooSlow: 30e6 }, 'usual'],
    [9e6, undefined, 'slow'],
    [7e6, undefined, 'usual'],
  ])('marks %d µs with %j as %s', (duration, given, level) => {
    expect(slownessOf(duration, 8e6, given).level).toBe(level);
  });
});

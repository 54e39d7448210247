import { describe, expect, it } from 'vitest';
import { timeHintParameters } from './timeHint.ts';

const hint = { startUnixMicros: 1_796_140_799_000_500.5, endUnixMicros: 1_796_140_861_500_000 };

describe('timeHintParameters', () => {
  it('gives microseconds to the legacy API and RFC 3339 to v3, an hour more on each side', () => {
    expect(timeHintParameters('legacy', hint)).toEqual([
      ['start', '1796137199000500'],
      ['end', '1796144461500000'],
    ]);
    expect(timeHintParameters('v3', hint)).toEqual([
      ['startTime', '2026-12-01T14:59:59.000Z'],
      ['endTime', '2026-12-01T17:01:01.500Z'],
    ]);
  });

  it.each([
    ['nothing', undefined],
    ['an end before the start', { startUnixMicros: 1e16, endUnixMicros: 1 }],
    ['a time that no server can read', { startUnixMicros: 1e18, endUnixMicros: 2e18 }],
    ['no number', { startUnixMicros: Number.NaN, endUnixMicros: 1 }],
  ])('says nothing for %s', (_, around) => {
    expect(timeHintParameters('v3', around)).toEqual([]);
  });
});

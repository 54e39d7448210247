import { describe, expect, it } from 'vitest';
import { formatShare } from '../context/formatShare.ts';
import { formatExactTime, isoNanos } from './formatExactTime.ts';

const clock = { now: () => 0, timeZone: 'UTC', locale: 'en-GB', isUsual: false };
const second = 1_700_000_000_000_000_000n;

describe('exact times', () => {
  it.each([
    [second, '14 Nov 2023, 22:13:20.000', '2023-11-14T22:13:20.000Z'],
    [second + 1_000n, '14 Nov 2023, 22:13:20.000001', '2023-11-14T22:13:20.000001Z'],
    [second + 418_356_009n, '14 Nov 2023, 22:13:20.418356009', '2023-11-14T22:13:20.418356009Z'],
    [-1n, '31 Dec 1969, 23:59:59.999999999', '1969-12-31T23:59:59.999999999Z'],
  ])('%d', (nanos, forPeople, iso) => {
    expect(formatExactTime(nanos, clock)).toBe(forPeople);
    expect(isoNanos(nanos)).toBe(iso);
  });

  it('returns the number if it is outside the range of dates', () => {
    expect(isoNanos(10n ** 25n)).toBe('10000000000000000000000000');
  });
});

describe('shares', () => {
  it('keep two digits, and never round a value to zero', () => {
    expect([0, 0.0001, 0.001, 0.0452, 0.0996, 0.62, 1].map(formatShare)).toEqual([
      '0%',
      '< 0.1%',
      '0.1%',
      '4.5%',
      '10%',
      '62%',
      '100%',
    ]);
  });
});

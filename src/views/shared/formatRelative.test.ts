import { expect, it } from 'vitest';
import { formatRelative } from './formatRelative.ts';

const now = Date.UTC(2026, 11, 1, 0, 40);
const clock = { now: () => now, timeZone: 'UTC', locale: 'en-GB', isUsual: false };

it.each([
  [0, '0 sec ago'],
  [5, '5 sec ago'],
  [70 * 60, '1 hr ago'],
  [23 * 3600 + 3599, '23 hr ago'],
  [25 * 3600, '1 day ago'],
  [40 * 86_400, '1 mo ago'],
  [800 * 86_400, '2 yr ago'],
  [-120, 'in 2 min'],
])('says how long ago %s seconds are, by the clock and not by the calendar', (seconds, expected) => {
  expect(formatRelative((now - seconds * 1000) * 1000, clock)).toBe(expected);
});

import { expect, it } from 'vitest';
import { clockError } from './serverClock.ts';

const now = Date.UTC(2026, 11, 1, 12);

it.each([
  ['Tue, 01 Dec 2026 12:00:05 GMT', undefined],
  ['Tue, 01 Dec 2026 11:48:00 GMT', -720_000],
  ['Tue, 01 Dec 2026 13:00:00 GMT', 3_600_000],
  ['nonsense', undefined],
  [null, undefined],
])('takes %j for an error of %s ms', (header, expected) => {
  expect(clockError(header, now)).toBe(expected);
});

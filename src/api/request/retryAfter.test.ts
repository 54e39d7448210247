import { describe, expect, it } from 'vitest';
import { retryAfterSeconds } from './retryAfter.ts';

const now = Date.parse('2026-11-23T08:00:00Z');
const of = (headers: Record<string, string>) => retryAfterSeconds(new Headers(headers), now);

describe('Retry-After', () => {
  it.each<[string, Record<string, string>, number | undefined]>([
    ['seconds', { 'retry-after': ' 120 ' }, 120],
    ['a date, by this clock', { 'retry-after': 'Mon, 23 Nov 2026 08:01:00 GMT' }, 60],
    [
      'a date, by the clock of the server',
      { 'retry-after': 'Mon, 23 Nov 2026 09:01:00 GMT', date: 'Mon, 23 Nov 2026 09:00:30 GMT' },
      30,
    ],
    ['a date that has passed', { 'retry-after': 'Mon, 23 Nov 2026 07:00:00 GMT' }, 0],
    ['more than a day', { 'retry-after': '99999999999999999999' }, 86_400],
    ['nothing', {}, undefined],
    ['words', { 'retry-after': 'soon' }, undefined],
    ['a number below zero', { 'retry-after': '-' }, undefined],
  ])('is read as %s', (_, headers, seconds) => {
    expect(of(headers)).toBe(seconds);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatWallClock, parseWallClock } from './wallClock.ts';

const micros = (iso: string) => Date.parse(iso) * 1000;

describe('the wall clock of a time zone', () => {
  it('shows a time in the zone', () => {
    expect(formatWallClock(micros('2026-11-23T08:05:09.7Z'), 'UTC')).toBe('2026-11-23T08:05:09');
    expect(formatWallClock(micros('2026-11-23T23:05:09Z'), 'Asia/Tokyo')).toBe('2026-11-24T08:05:09');
  });

  it('parses the text of a date field, with and without seconds', () => {
    expect(parseWallClock('2026-07-01T10:00', 'Europe/Vienna')).toBe(micros('2026-07-01T08:00:00Z'));
    expect(parseWallClock('2026-07-01T10:00:30', 'UTC')).toBe(micros('2026-07-01T10:00:30Z'));
    expect(parseWallClock('', 'UTC')).toBeUndefined();
  });

  it('parses what it wrote, except for the hour that occurs twice', () => {
    const second = fc.integer({ min: 0, max: 2_000_000_000 });
    fc.assert(
      fc.property(second, fc.constantFrom('UTC', 'Asia/Kolkata', 'America/Phoenix'), (seconds, zone) => {
        expect(parseWallClock(formatWallClock(seconds * 1e6, zone), zone)).toBe(seconds * 1e6);
      }),
    );
  });
});

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
    expect(parseWallClock('2026-07-01T10:00', 'Europe/Vienna')).toEqual([micros('2026-07-01T08:00:00Z')]);
    expect(parseWallClock('2026-07-01T10:00:30', 'UTC')).toEqual([micros('2026-07-01T10:00:30Z')]);
    expect(parseWallClock('', 'UTC')).toEqual([]);
  });

  it('parses what it wrote', () => {
    const second = fc.integer({ min: 0, max: 2_000_000_000 });
    fc.assert(
      fc.property(second, fc.constantFrom('UTC', 'Asia/Kolkata', 'America/Phoenix'), (seconds, zone) => {
        expect(parseWallClock(formatWallClock(seconds * 1e6, zone), zone)).toEqual([seconds * 1e6]);
      }),
    );
  });

  it.each([
    ['Europe/Vienna', '2026-10-25T02:30:00', ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z']],
    ['America/New_York', '2026-11-01T01:15:00', ['2026-11-01T05:15:00Z', '2026-11-01T06:15:00Z']],
    ['Australia/Lord_Howe', '2026-04-05T01:45:00', ['2026-04-04T14:45:00Z', '2026-04-04T15:15:00Z']],
    ['Europe/Vienna', '2026-10-25T03:00:00', ['2026-10-25T02:00:00Z']],
  ])('knows in %s that the clock shows %s so often', (zone, text, times) => {
    expect(parseWallClock(text, zone)).toEqual(times.map(micros));
  });
});

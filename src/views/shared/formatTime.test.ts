import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { parsePageSettings } from '../../url/pageSettings.ts';
import { createClock } from './clock.ts';
import {
  formatDate,
  formatDateTime,
  formatDay,
  formatHourMinute,
  formatTimeOfDay,
  formatYear,
  needsDay,
  offsetLabel,
} from './formatTime.ts';

const machineZone = process.env.TZ;
afterEach(() => {
  if (machineZone === undefined) delete process.env.TZ;
  else process.env.TZ = machineZone;
});

const zones = ['UTC', 'Europe/Vienna', 'America/St_Johns', 'Australia/Adelaide', 'Pacific/Auckland'];
const formats = [
  formatDateTime,
  formatTimeOfDay,
  formatHourMinute,
  formatDay,
  formatDate,
  formatYear,
  offsetLabel,
];

function clockOf(query: string) {
  return createClock(parsePageSettings(query).settings);
}

describe('times as text', () => {
  it('are written in words and digits', () => {
    process.env.TZ = 'Europe/Vienna';
    const micros = Date.UTC(2026, 8, 2, 4, 5, 6, 7) * 1000 + 999;
    expect(formats.map((format) => format(micros, clockOf('')))).toEqual([
      '2 Sept 2026, 06:05:06.007',
      '06:05:06',
      '06:05',
      '2 Sept',
      '2 Sept 2026',
      '2026',
      'UTC+2',
    ]);
    expect(offsetLabel(micros, clockOf('tz=America/St_Johns'))).toBe('UTC-2:30');
  });

  it.each(zones)('are written by hand as by Intl in %s', (zone) => {
    process.env.TZ = zone;
    const usual = clockOf('');
    const chosen = clockOf(`tz=${zone}&locale=en-GB`);
    expect([usual.isUsual, chosen.isUsual, usual.timeZone]).toEqual([true, false, zone]);
    const moments = fc.integer({ min: 1e14, max: 4e15 });
    fc.assert(
      fc.property(moments, (micros) => {
        for (const format of formats) expect(format(micros, usual)).toBe(format(micros, chosen));
      }),
      { numRuns: 300 },
    );
  });
});

describe('the day of a time', () => {
  const micros = (iso: string) => Date.parse(iso) * 1000;
  it.each([
    ['of today alone', ['2026-11-30T00:10:00Z', '2026-11-30T11:00:00Z'], false],
    ['from before midnight on', ['2026-11-29T23:50:00Z', '2026-11-30T01:10:00Z'], true],
    ['of another day', ['2026-11-03T23:50:00Z'], true],
    ['of this day in another year', ['2025-11-30T11:00:00Z'], true],
    ['of none', [], false],
  ])('is shown or not, with times %s', (_, times, expected) => {
    const clock = {
      now: () => Date.parse('2026-11-30T12:00:00Z'),
      timeZone: 'UTC',
      locale: 'en-GB',
      isUsual: false,
    };
    expect(needsDay(times.map(micros), clock)).toBe(expected);
  });
});

import { describe, expect, it } from 'vitest';
import { keepPageSettings, parsePageSettings, withoutPageSettings } from './pageSettings.ts';

describe('settings of the page', () => {
  it('reads clock, zone, locale, theme, motion and fixture', () => {
    const { settings, problems } = parsePageSettings(
      'now=2026-11-23T08:00:00Z&tz=Europe/Vienna&locale=de-AT&theme=light&motion=0&fixture=shop',
    );
    expect(problems).toEqual([]);
    expect(settings).toEqual({
      nowMs: Date.UTC(2026, 10, 23, 8),
      timeZone: 'Europe/Vienna',
      locale: 'de-AT',
      theme: 'light',
      isMotionOff: true,
      fixture: 'shop',
    });
  });

  it('drops what is wrong and names it', () => {
    const { settings, problems } = parsePageSettings(
      'now=soon&tz=Mars/Base&locale=!&theme=pink&fixture=../x',
    );
    expect(settings).toEqual({
      nowMs: undefined,
      timeZone: undefined,
      locale: undefined,
      theme: undefined,
      isMotionOff: false,
      fixture: undefined,
    });
    expect(problems.map((problem) => problem.split(' ')[3])).toEqual([
      'now=soon,',
      'tz=Mars/Base,',
      'locale=!,',
      'theme=pink,',
      'fixture=../x,',
    ]);
  });

  it('keeps the settings when another page is opened, and nothing else', () => {
    expect(keepPageSettings('service=a&tz=UTC&fixture=shop', 'span=1')).toBe('span=1&tz=UTC&fixture=shop');
    expect(keepPageSettings('service=a', '')).toBe('');
    expect(withoutPageSettings('service=a+b&tz=UTC&motion=0')).toBe('service=a+b');
  });
});

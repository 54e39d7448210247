import { describe, expect, it } from 'vitest';
import { createPreferencesStore, PREFERENCES_KEY, type ThemeChoice } from '../store/preferencesStore.ts';
import { pickTheme } from './pickTheme.ts';
import { readStored } from './readStored.ts';

const system = (theme: 'dark' | 'light') => () => theme === 'light';

/** What the app's own store leaves in the browser. */
function storedByApp(theme: ThemeChoice): unknown {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  createPreferencesStore(storage).getState().set({ theme });
  return readStored(() => storage, PREFERENCES_KEY)('theme');
}

describe('pickTheme', () => {
  it('takes the theme of the address, else the stored one, else the system’s', () => {
    expect(pickTheme('?theme=dark', 'light', system('light'))).toBe('dark');
    expect(pickTheme('?theme=pink', 'light', system('dark'))).toBe('light');
    expect(pickTheme('', undefined, system('light'))).toBe('light');
    expect(pickTheme('', undefined, system('dark'))).toBe('dark');
  });

  it('follows the choice that the app has stored', () => {
    expect(pickTheme('', storedByApp('light'), system('dark'))).toBe('light');
    expect(pickTheme('', storedByApp('system'), system('dark'))).toBe('dark');
  });
});

describe('readStored', () => {
  it.each(['', 'null', '7', '{broken', '[]'])('finds nothing in %j', (text) => {
    expect(readStored(() => ({ getItem: () => text }), 'key')('theme')).toBeUndefined();
  });

  it('finds nothing in a storage that is closed', () => {
    const closed = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    expect(readStored(closed, 'key')('theme')).toBeUndefined();
    expect(readStored(() => ({ getItem: closed }), 'key')('theme')).toBeUndefined();
  });
});

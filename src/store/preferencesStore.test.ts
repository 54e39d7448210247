import { describe, expect, it } from 'vitest';
import { createPreferencesStore, defaultPreferences, PREFERENCES_KEY } from './preferencesStore.ts';

function storageWith(text: string | null) {
  const kept = new Map<string, string>(text === null ? [] : [[PREFERENCES_KEY, text]]);
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

describe('preferences', () => {
  it('keeps a change and reads it again', () => {
    const storage = storageWith(null);
    createPreferencesStore(storage).getState().set({ theme: 'light', drawerWidth: 500 });
    const again = createPreferencesStore(storage).getState();
    expect([again.theme, again.drawerWidth, again.namesWidth]).toEqual([
      'light',
      500,
      defaultPreferences.namesWidth,
    ]);
  });

  it.each(['', '{', 'null', '[]', '7', '{"theme":7,"drawerWidth":"x"}'])(
    'falls back on defaults for %j',
    (text) => {
      const state = createPreferencesStore(storageWith(text)).getState();
      expect(state).toMatchObject(defaultPreferences);
    },
  );

  it('keeps the valid values next to an invalid one', () => {
    const state = createPreferencesStore(storageWith('{"theme":"dark","drawerWidth":-5}')).getState();
    expect([state.theme, state.drawerWidth]).toEqual(['dark', defaultPreferences.drawerWidth]);
  });

  it('writes nothing until the user changes something', () => {
    const storage = storageWith(null);
    createPreferencesStore(storage);
    expect(storage.kept.size).toBe(0);
  });
});

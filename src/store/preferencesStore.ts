/** The user's preferences, stored in the browser. Read with care: the storage may contain anything. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { parseJson } from '../base/parseJson.ts';

export type ThemeChoice = 'system' | 'dark' | 'light';

export interface Preferences {
  readonly theme: ThemeChoice;
  /** The share of the waterfall that the names take, 0.1 to 0.8. */
  readonly namesWidth: number;
  /** Width of the span drawer on the right, px. */
  readonly drawerWidth: number;
  /** Height of the span drawer at the bottom, px. */
  readonly drawerHeight: number;
  /** The way that was last chosen to each kind of target, by the kind: `logs`. */
  readonly lastLinks: Readonly<Record<string, string>>;
}

export const defaultPreferences: Preferences = {
  theme: 'system',
  namesWidth: 0.36,
  drawerWidth: 412,
  drawerHeight: 320,
  lastLinks: {},
};

export interface PreferencesState extends Preferences {
  /** Changes preferences and stores them. */
  readonly set: (change: Partial<Preferences>) => void;
}

export type PreferencesStore = StoreApi<PreferencesState>;

/** The storage key; the page's first script reads the theme from the same key before the first paint. */
export const PREFERENCES_KEY = 'spanwise.preferences';

const themes: readonly ThemeChoice[] = ['system', 'dark', 'light'];

/** The part of Storage that is used. */
export interface PreferencesStorage {
  readonly getItem: (key: string) => string | null;
  readonly setItem: (key: string, value: string) => void;
}

/**
 * Creates a store on top of a storage; without one (blocked
 * by the browser) preferences last as long as the page.
 */
export function createPreferencesStore(storage: PreferencesStorage | undefined): PreferencesStore {
  return createStore<PreferencesState>()((set, get) => ({
    ...readPreferences(storage?.getItem(PREFERENCES_KEY) ?? null),
    set: (change) => {
      set(change);
      const { set: _, ...kept } = get();
      writePreferences(storage, kept);
    },
  }));
}

/**
 * Replaces each invalid value by its default. Done by hand:
 * a library for three checks would delay the first rows.
 */
function readPreferences(text: string | null): Preferences {
  const kept = text === null ? undefined : parseJson(text);
  if (typeof kept !== 'object' || kept === null) return defaultPreferences;
  const field = (name: keyof Preferences): unknown => Reflect.get(kept, name);
  const number = (name: 'namesWidth' | 'drawerWidth' | 'drawerHeight', least: number, most: number) => {
    const value = field(name);
    const isGood = typeof value === 'number' && value >= least && value <= most;
    return isGood ? value : defaultPreferences[name];
  };
  return {
    theme: themes.find((theme) => theme === field('theme')) ?? defaultPreferences.theme,
    namesWidth: number('namesWidth', 0.1, 0.8),
    drawerWidth: number('drawerWidth', 240, 1600),
    drawerHeight: number('drawerHeight', 120, 1600),
    lastLinks: textsOf(field('lastLinks')),
  };
}

/** The entries that are texts, of something stored. */
function textsOf(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function writePreferences(storage: PreferencesStorage | undefined, kept: Preferences): void {
  try {
    storage?.setItem(PREFERENCES_KEY, JSON.stringify(kept));
  } catch (reason) {
    // A full or blocked storage is no reason to fail: the preference lasts until the page is closed.
    if (!(reason instanceof DOMException)) throw reason;
  }
}

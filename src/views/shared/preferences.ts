/** The user's preferences, for components. */
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { PreferencesState, PreferencesStore } from '../../store/preferencesStore.ts';

const PreferencesContext = createContext<PreferencesStore | undefined>(undefined);
export const PreferencesProvider = PreferencesContext.Provider;

/** Returns a part of the preferences; renders again when that part changes. */
export function usePreferences<T>(selector: (state: PreferencesState) => T): T {
  const store = useContext(PreferencesContext);
  if (store === undefined) throw new Error('usePreferences is used outside PreferencesProvider');
  return useStore(store, selector);
}

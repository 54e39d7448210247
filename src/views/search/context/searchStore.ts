/** The search page's store, for components. */
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { SearchState, SearchStore } from '../../../store/search/searchStore.ts';

const SearchStoreContext = createContext<SearchStore | undefined>(undefined);
export const SearchStoreProvider = SearchStoreContext.Provider;

/** Returns a part of the state; renders again when that part changes. */
export function useSearchState<T>(selector: (state: SearchState) => T): T {
  return useStore(useSearchStore(), selector);
}

/** Returns the store itself, for event handlers. */
export function useSearchStore(): SearchStore {
  const store = useContext(SearchStoreContext);
  if (store === undefined) throw new Error('useSearchStore is used outside SearchStoreProvider');
  return store;
}

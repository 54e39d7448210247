/** The address bar, for pages: its contents, and how to change it. Nothing else uses location and history. */
import { createContext, useContext, useMemo } from 'react';
import { navigate, usePathname, useSearch } from 'wouter/use-browser-location';
import { pathBelow } from '../../url/pagePath.ts';
import { keepPageSettings, withoutPageSettings } from '../../url/pageSettings.ts';

export interface Address {
  /** Below the app's base path, with its percent codes: `/search`, `/trace/0af7…`. */
  readonly path: string;
  /** The query string without the question mark and without the page's settings (`tz`, `fixture` …). */
  readonly query: string;
  /**
   * Goes to a path with a query string; `replace` adds no entry to the history. The page's settings are kept.
   */
  readonly go: (path: string, query: string, options?: { readonly replace?: boolean }) => void;
  /** Goes back to the page of this app from which this one was opened, or elsewhere if a link opened it. */
  readonly back: (fallbackPath: string, fallbackQuery: string) => void;
  /** The same target as a link. */
  readonly href: (path: string, query: string) => string;
}

/** Marks history entries that this app has added: one of its pages comes before them. */
const OPENED_HERE = { isOpenedHere: true } as const;

function isOpenedHere(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'isOpenedHere' in state;
}

/** The path that the app is mounted at, without a trailing slash: empty at the root. */
const BasePathContext = createContext('');

export const BasePathProvider = BasePathContext.Provider;

/** Returns the current address; renders again when it changes. */
export function useAddress(): Address {
  // Only wouter's raw address: its router would decode percent codes a second time.
  const wholePath = usePathname();
  const wholeQuery = useSearch();
  const base = useContext(BasePathContext);
  return useMemo(() => {
    const withQuery = (nextPath: string, nextQuery: string) => {
      // Read at the time of use: the latest change may not have been rendered yet.
      const query = keepPageSettings(window.location.search, nextQuery);
      return base + (query === '' ? nextPath : `${nextPath}?${query}`);
    };
    return {
      path: pathBelow(base, wholePath),
      query: withoutPageSettings(wholeQuery),
      go: (nextPath, nextQuery, options) => {
        const replace = options?.replace ?? false;
        navigate(withQuery(nextPath, nextQuery), {
          replace,
          state: replace ? window.history.state : OPENED_HERE,
        });
      },
      back: (fallbackPath, fallbackQuery) => {
        if (isOpenedHere(window.history.state)) window.history.back();
        else navigate(withQuery(fallbackPath, fallbackQuery));
      },
      href: withQuery,
    };
  }, [wholePath, wholeQuery, base]);
}

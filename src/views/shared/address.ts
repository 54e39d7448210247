/** The address bar for pages: what stands in it, and how to change it. The only door to location and history. */
import { createContext, useContext, useMemo } from 'react';
import { navigate, usePathname, useSearch } from 'wouter/use-browser-location';
import { pathBelow } from '../../url/pagePath.ts';
import { keepPageSettings, withoutPageSettings } from '../../url/pageSettings.ts';

export interface Address {
  /** Below the app's base path, with its percent codes: `/search`, `/trace/0af7…`. */
  readonly path: string;
  /** The query string without its question mark and without the settings of the page (`tz`, `fixture` …). */
  readonly query: string;
  /** Goes to a path with a query string; `replace` leaves no entry in the history. The settings of the page stay. */
  readonly go: (path: string, query: string, options?: { readonly replace?: boolean }) => void;
  /** Back to the page of this app from which the present one was opened; to this path where it was opened by a link. */
  readonly back: (fallbackPath: string) => void;
  /** The same target as a link. */
  readonly href: (path: string, query: string) => string;
}

/** Marks entries of the history that this app has made: one of its pages stands before them. */
const OPENED_HERE = { isOpenedHere: true } as const;

function isOpenedHere(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'isOpenedHere' in state;
}

/** Path that the app is mounted at, without a slash at its end: empty at the root. */
const BasePathContext = createContext('');

export const BasePathProvider = BasePathContext.Provider;

/** The address as it is now; a component that uses it renders again when it changes. */
export function useAddress(): Address {
  // Of wouter only what gives the address as it stands there: its router decodes percent codes, once more than there are.
  const wholePath = usePathname();
  const wholeQuery = useSearch();
  const base = useContext(BasePathContext);
  return useMemo(() => {
    const withQuery = (nextPath: string, nextQuery: string) => {
      // Read when it is used: a change that was made a moment ago may not have been rendered yet.
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
      back: (fallbackPath) => {
        if (isOpenedHere(window.history.state)) window.history.back();
        else navigate(withQuery(fallbackPath, ''));
      },
      href: withQuery,
    };
  }, [wholePath, wholeQuery, base]);
}

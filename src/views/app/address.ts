/** The address bar for pages: what stands in it, and how to change it. The only door to location and history. */
import { useMemo } from 'react';
import { useLocation, useRouter, useSearch } from 'wouter';
import { keepPageSettings, withoutPageSettings } from '../../url/pageSettings.ts';

export interface Address {
  /** Below the app's base path: `/search`, `/trace/0af7…`. */
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

/** The address as it is now; a component that uses it renders again when it changes. */
export function useAddress(): Address {
  const [path, navigate] = useLocation();
  const { base } = useRouter();
  const whole = useSearch();
  return useMemo(() => {
    const withQuery = (nextPath: string, nextQuery: string) => {
      // Read when it is used: a change that was made a moment ago may not have been rendered yet.
      const query = keepPageSettings(window.location.search, nextQuery);
      return query === '' ? nextPath : `${nextPath}?${query}`;
    };
    return {
      path,
      query: withoutPageSettings(whole),
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
      href: (nextPath, nextQuery) => base + withQuery(nextPath, nextQuery),
    };
  }, [path, whole, base, navigate]);
}

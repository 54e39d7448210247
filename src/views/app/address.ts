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
  /** The same target as a link. */
  readonly href: (path: string, query: string) => string;
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
      go: (nextPath, nextQuery, options) =>
        navigate(withQuery(nextPath, nextQuery), { replace: options?.replace ?? false }),
      href: (nextPath, nextQuery) => base + withQuery(nextPath, nextQuery),
    };
  }, [path, whole, base, navigate]);
}

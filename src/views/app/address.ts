/** The address bar for pages: what stands in it, and how to change it. The only door to location and history. */
import { useCallback, useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';

export interface Address {
  /** Below the app's base path: `/search`, `/trace/0af7…`. */
  readonly path: string;
  /** The query string without its question mark. */
  readonly query: string;
  /** Goes to a path with a query string; `replace` leaves no entry in the history. */
  readonly go: (path: string, query: string, options?: { readonly replace?: boolean }) => void;
}

/** The address as it is now; a component that uses it renders again when it changes. */
export function useAddress(): Address {
  const [path, navigate] = useLocation();
  const query = useSearch();
  const go = useCallback<Address['go']>(
    (nextPath, nextQuery, options) => {
      navigate(nextQuery === '' ? nextPath : `${nextPath}?${nextQuery}`, {
        replace: options?.replace ?? false,
      });
    },
    [navigate],
  );
  return useMemo(() => ({ path, query, go }), [path, query, go]);
}

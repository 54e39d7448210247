/** Returns whether a media query matches; renders again when that changes. */
import { useCallback, useSyncExternalStore } from 'react';

export function useMediaQuery(query: string): boolean {
  const subscribe = useCallback(
    (onChange: () => void) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', onChange);
      return () => list.removeEventListener('change', onChange);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}

/**
 * A phone, a low window, or a page at 200% zoom: head and tools fold into one line, and the details of a span
 * are a sheet over the page. Style sheets have the same query.
 */
export const SMALL_SCREEN = '(max-width: 640px), (max-height: 620px)';

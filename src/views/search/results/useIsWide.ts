/** Whether the window has room for the column of shapes: shapes that are not shown are not fetched. */
import { useSyncExternalStore } from 'react';

/** The same width as in the list's style sheets. */
const query = '(max-width: 1000px)';

function subscribe(onChange: () => void): () => void {
  const media = window.matchMedia(query);
  media.addEventListener('change', onChange);
  return () => media.removeEventListener('change', onChange);
}

export function useIsWide(): boolean {
  return !useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}

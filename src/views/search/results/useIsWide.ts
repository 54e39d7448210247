/** Whether the window has room for the column of shapes: what is not shown is not fetched. */
import { useSyncExternalStore } from 'react';

/** As in the style sheets of the list. */
const query = '(max-width: 1000px)';

function subscribe(onChange: () => void): () => void {
  const media = window.matchMedia(query);
  media.addEventListener('change', onChange);
  return () => media.removeEventListener('change', onChange);
}

export function useIsWide(): boolean {
  return !useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}

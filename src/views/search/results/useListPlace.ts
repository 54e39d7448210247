/** Saves and restores how far a list was scrolled. */
import { useEffect, useLayoutEffect } from 'react';
import { startOfList } from '../../../store/search/searchStore.ts';
import { useSearchStore } from '../context/searchStore.ts';

/** Must run after the list has been rendered at its full height. */
export function useListPlace(search: string, scroller: HTMLElement | null): void {
  const store = useSearchStore();
  useLayoutEffect(() => {
    if (scroller === null) return;
    scroller.scrollTop = (store.getState().places.get(search) ?? startOfList).scrollTop;
  }, [store, search, scroller]);
  useEffect(() => {
    if (scroller === null) return;
    // Saved when scrolling ends and when the list is removed: nothing renders while it scrolls.
    let scrollTop = scroller.scrollTop;
    const note = () => {
      scrollTop = scroller.scrollTop;
    };
    scroller.addEventListener('scroll', note, { passive: true });
    return () => {
      scroller.removeEventListener('scroll', note);
      store.getState().scroll(search, scrollTop);
    };
  }, [store, search, scroller]);
}

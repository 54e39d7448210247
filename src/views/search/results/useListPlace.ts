/** Keeps and restores how far a list was scrolled. */
import { useEffect, useLayoutEffect } from 'react';
import { startOfList } from '../../../store/search/searchStore.ts';
import { useSearchStore } from '../context/searchStore.ts';

/** The list must be rendered at its full height before this runs. */
export function useListPlace(search: string, scroller: HTMLElement | null): void {
  const store = useSearchStore();
  useLayoutEffect(() => {
    if (scroller === null) return;
    scroller.scrollTop = (store.getState().places.get(search) ?? startOfList).scrollTop;
  }, [store, search, scroller]);
  useEffect(() => {
    if (scroller === null) return;
    // Written when scrolling ends and when the list goes: nothing renders again while it moves.
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

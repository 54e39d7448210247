/** Listens to an element that is scrolled, and keeps where its rows stand. */
import type { StoreApi } from 'zustand/vanilla';
import {
  isScrollMapped,
  placeScrolled,
  type ScrollExtent,
  type ScrollPlace,
} from '../../../../layout/waterfall/scrollMap.ts';
import { wheelMeaning, wheelUnit } from './wheelMeaning.ts';

export interface ScrollFollowing {
  readonly scroller: HTMLElement;
  readonly extent: ScrollExtent;
  readonly position: StoreApi<ScrollPlace>;
  /** Shows the rows from a number of px. */
  readonly scrollTo: (top: number) => void;
  /** The rows have been scrolled, and the bar follows in this frame. */
  readonly isBarBehind: () => boolean;
}

/** Returns what ends the listening. */
export function followScroll(following: ScrollFollowing): () => void {
  const { scroller, extent, position, scrollTo, isBarBehind } = following;
  const listening = new AbortController();
  const { signal } = listening;
  const onScroll = () => {
    // What the browser tells now is how an earlier move of the bar has ended.
    if (isBarBehind()) return;
    const place = position.getState();
    const next = placeScrolled(extent, place, scroller.scrollTop);
    if (next !== place) position.setState(next);
  };
  scroller.addEventListener('scroll', onScroll, { signal, passive: true });
  if (!isScrollMapped(extent)) return () => listening.abort();

  // The scroll bar stands for more rows than it has pixels: turned by the wheel, rows move by exactly its pixels.
  const onWheel = (event: WheelEvent) => {
    if (event.defaultPrevented || wheelMeaning(event) !== 'scroll') return;
    event.preventDefault();
    scrollTo(position.getState().top + event.deltaY * wheelUnit(event, extent.viewport));
  };
  // After moves by hand, or by a leap that was rounded, the bar stands where the rows are.
  const onScrollEnd = () => scrollTo(position.getState().top);
  scroller.addEventListener('wheel', onWheel, { signal, passive: false });
  scroller.addEventListener('scrollend', onScrollEnd, { signal });
  return () => listening.abort();
}

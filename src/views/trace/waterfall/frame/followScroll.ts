/** Listens to a scrolling element, and tracks the position of its rows. */
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
  /** Scrolls the rows to a position, px. */
  readonly scrollTo: (top: number) => void;
  /** The rows have been scrolled; the scroll bar follows in this frame. */
  readonly isBarBehind: () => boolean;
}

/** Returns a function that stops listening. */
export function followScroll(following: ScrollFollowing): () => void {
  const { scroller, extent, position, scrollTo, isBarBehind } = following;
  const listening = new AbortController();
  const { signal } = listening;
  const onScroll = () => {
    // This event is the result of an earlier move of the scroll bar.
    if (isBarBehind()) return;
    const place = position.getState();
    const next = placeScrolled(extent, place, scroller.scrollTop);
    if (next !== place) position.setState(next);
  };
  scroller.addEventListener('scroll', onScroll, { signal, passive: true });
  if (!isScrollMapped(extent)) return () => listening.abort();

  // The scroll bar stands for more rows than it has pixels,
  // but the wheel moves the rows by exactly its own pixels.
  const onWheel = (event: WheelEvent) => {
    if (event.defaultPrevented || wheelMeaning(event) !== 'scroll') return;
    event.preventDefault();
    scrollTo(position.getState().top + event.deltaY * wheelUnit(event, extent.viewport));
  };
  // After a wheel move or a rounded jump, moves the scroll bar to where the rows are.
  const onScrollEnd = () => scrollTo(position.getState().top);
  scroller.addEventListener('wheel', onWheel, { signal, passive: false });
  scroller.addEventListener('scrollend', onScrollEnd, { signal });
  return () => listening.abort();
}

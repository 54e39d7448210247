/**
 * Maps the browser's scroll position to rows and back. Browsers cannot make an element as tall as a million
 * rows, so above a limit the scroll bar covers less than the height of the rows:
 *
 *     scrollTop   0 ·········· 10,000,000 − viewport     what the scroll bar says
 *     top         0 ···················· content − viewport     what is above the upper edge, in px of rows
 *
 * Scrolling by hand (wheel, touch, keys) is exact: the difference between the two numbers is kept and grows.
 * Jumps (dragging the scroll bar) go to the same fraction of the rows. Below the limit, both numbers are the
 * same.
 */

/**
 * Chromium limits elements to 33,554,428 px, and to half of that on screens with double pixel density. This
 * stays well below.
 */
export const MOST_SCROLL_HEIGHT = 10_000_000;
/** Browsers round positions to device pixels, so a smaller difference (px) is not a move. */
const LEAST_MOVE = 0.99;

/** What is being scrolled, px. */
export interface ScrollExtent {
  /** Height of all rows. */
  readonly content: number;
  /** Height of the visible part. */
  readonly viewport: number;
}

export interface ScrollPlace {
  /** The browser's number, px. */
  readonly scrollTop: number;
  /** How much of the rows is above the upper edge, px. */
  readonly top: number;
}

/** Returns the height of the element that the browser scrolls, px. */
export function scrollHeightOf({ content }: ScrollExtent): number {
  return Math.min(content, MOST_SCROLL_HEIGHT);
}

/** Returns whether the rows are taller than the element that the browser scrolls. */
export function isScrollMapped({ content }: ScrollExtent): boolean {
  return content > MOST_SCROLL_HEIGHT;
}

/** Returns the nearest possible `top`. */
export function clampTop({ content, viewport }: ScrollExtent, top: number): number {
  return Math.max(0, Math.min(content - viewport, top));
}

/**
 * Returns where to scroll so that this much (px) of the rows is above the upper edge, or as close to that as
 * possible.
 */
export function placeAt(extent: ScrollExtent, wanted: number): ScrollPlace {
  const top = clampTop(extent, wanted);
  if (!isScrollMapped(extent)) return { scrollTop: top, top };
  const mostTop = extent.content - extent.viewport;
  const mostScroll = MOST_SCROLL_HEIGHT - extent.viewport;
  if (top === 0 || top === mostTop) return { scrollTop: top === 0 ? 0 : mostScroll, top };
  // The scroll bar never quite reaches an end before the rows do, so there is always room to scroll on. Whole
  // pixels exist on every screen, so what the browser reports about later moves is exact.
  const scrollTop = Math.round((top / mostTop) * mostScroll);
  return { scrollTop: Math.max(1, Math.min(Math.floor(mostScroll) - 1, scrollTop)), top };
}

/** Returns where the rows are after the browser has scrolled from `before` to `scrollTop`. */
export function placeScrolled(extent: ScrollExtent, before: ScrollPlace, scrollTop: number): ScrollPlace {
  if (!isScrollMapped(extent)) return { scrollTop, top: clampTop(extent, scrollTop) };
  const move = scrollTop - before.scrollTop;
  if (Math.abs(move) < LEAST_MOVE) return before;
  const mostTop = extent.content - extent.viewport;
  const mostScroll = MOST_SCROLL_HEIGHT - extent.viewport;
  if (scrollTop <= 0) return { scrollTop, top: 0 };
  if (scrollTop > mostScroll - 1) return { scrollTop, top: mostTop };
  const isByHand = Math.abs(move) <= extent.viewport;
  // Whole pixels, so that letters stay sharp.
  const top = isByHand ? before.top + move : Math.round((scrollTop / mostScroll) * mostTop);
  return { scrollTop, top: clampTop(extent, top) };
}

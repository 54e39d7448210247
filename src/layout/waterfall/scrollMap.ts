/**
 * From the browser's scroll position to rows and back. Browsers cannot make an element as high as a million rows, so
 * above a limit the scroll bar moves over less than the rows are high:
 *
 *     scrollTop   0 ·········· 10,000,000 − viewport     what the scroll bar says
 *     top         0 ···················· content − viewport     what is above the upper edge, in px of rows
 *
 * Moves by hand (wheel, touch, keys) are exact: the difference between the two is kept and grows. Leaps (dragging the
 * bar) go to the same share of the rows. Below the limit both numbers are the same.
 */

/** Chromium's elements end at 33,554,428 px and at half of that on screens of twice the pixels; this stays well below. */
export const MOST_SCROLL_HEIGHT = 10_000_000;
/** Browsers round positions to pixels of the screen: what is nearer (px) is no move. */
const LEAST_MOVE = 0.99;

/** What is scrolled, px. */
export interface ScrollExtent {
  /** Height of all rows. */
  readonly content: number;
  /** Height of the part that is seen at once. */
  readonly viewport: number;
}

export interface ScrollPlace {
  /** The browser's number, px. */
  readonly scrollTop: number;
  /** How much of the rows is above the upper edge, px. */
  readonly top: number;
}

/** How high the element is that the browser scrolls, px. */
export function scrollHeightOf({ content }: ScrollExtent): number {
  return Math.min(content, MOST_SCROLL_HEIGHT);
}

/** Whether rows are higher than what the browser scrolls. */
export function isScrollMapped({ content }: ScrollExtent): boolean {
  return content > MOST_SCROLL_HEIGHT;
}

/** The nearest possible `top`. */
export function clampTop({ content, viewport }: ScrollExtent, top: number): number {
  return Math.max(0, Math.min(content - viewport, top));
}

/** Where to scroll so that so much (px) of the rows is above the upper edge, or as near to that as possible. */
export function placeAt(extent: ScrollExtent, wanted: number): ScrollPlace {
  const top = clampTop(extent, wanted);
  if (!isScrollMapped(extent)) return { scrollTop: top, top };
  const mostTop = extent.content - extent.viewport;
  const mostScroll = MOST_SCROLL_HEIGHT - extent.viewport;
  if (top === 0 || top === mostTop) return { scrollTop: top === 0 ? 0 : mostScroll, top };
  // Never quite at an end of the bar before the rows are: there is always room to scroll on. Whole pixels, which every
  // screen has: what the browser says of later moves is exact.
  const scrollTop = Math.round((top / mostTop) * mostScroll);
  return { scrollTop: Math.max(1, Math.min(Math.floor(mostScroll) - 1, scrollTop)), top };
}

/** Where rows stand after the browser has scrolled from `before` to `scrollTop`. */
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

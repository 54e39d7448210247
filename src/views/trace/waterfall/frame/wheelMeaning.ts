/** What the wheel does over the timeline, and how far. */

export type WheelMeaning = 'zoom' | 'pan' | 'scroll';

/** The height of a line, in browsers that count in lines, px. */
const LINE_PX = 16;

/** With Ctrl it zooms at the pointer, with Shift or sideways it pans, else it scrolls the rows. */
export function wheelMeaning(event: WheelEvent): WheelMeaning {
  if (event.ctrlKey || event.metaKey) return 'zoom';
  return event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY) ? 'pan' : 'scroll';
}

/** Pixels per unit of the event's deltas; `page` is the height of a page, px. */
export function wheelUnit(event: WheelEvent, page: number): number {
  if (event.deltaMode === WheelEvent.DOM_DELTA_PIXEL) return 1;
  return event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PX : page;
}

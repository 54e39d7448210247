/** The positions of rows and bars in the visible part of the waterfall. */
import type { Page } from 'playwright/test';
import { waitUntilPainted } from './frame.ts';

export interface RowsInSight {
  /** Numbers (from 1) of the first and last row that is at least partly visible. */
  readonly first: number;
  readonly last: number;
  /** How much of the height, px, no row covers: at the top and at the bottom. */
  readonly emptyAbove: number;
  readonly emptyBelow: number;
  /**
   * The largest distance between the middles of a row and
   * its bar, px; includes bars outside the time in view.
   */
  readonly farthestBar: number;
  /** The top of each row by its number, px from the top of the viewport. */
  readonly tops: Readonly<Record<number, number>>;
  /** The number of rows with a bar. */
  readonly bars: number;
}

export async function rowsInSight(page: Page): Promise<RowsInSight> {
  return await page.evaluate(() => {
    const middle = ({ top, bottom }: DOMRect) => (top + bottom) / 2;
    const scroller = document.querySelector('[data-testid="waterfall"]');
    if (scroller === null) throw new Error('There is no waterfall');
    const edge = scroller.getBoundingClientRect();
    const bars = new Map(
      [...document.querySelectorAll('[data-testid="span-bar"]')].map((bar) => [
        bar.getAttribute('data-span-id'),
        bar.querySelector('rect')?.getBoundingClientRect(),
      ]),
    );
    const tops: Record<number, number> = {};
    let [first, last, top, bottom] = [Number.POSITIVE_INFINITY, 0, Number.POSITIVE_INFINITY, 0];
    let [farthestBar, withBar] = [0, 0];
    for (const row of document.querySelectorAll('[data-testid="waterfall-rows"] [role="row"]')) {
      const place = row.getBoundingClientRect();
      if (place.bottom <= edge.top || place.top >= edge.bottom) continue;
      const number = Number(row.getAttribute('aria-rowindex'));
      tops[number] = place.top - edge.top;
      first = Math.min(first, number);
      last = Math.max(last, number);
      top = Math.min(top, place.top);
      bottom = Math.max(bottom, place.bottom);
      const bar = bars.get(row.getAttribute('data-span-id'));
      if (bar === undefined) continue;
      withBar++;
      farthestBar = Math.max(farthestBar, Math.abs(middle(bar) - middle(place)));
    }
    return {
      first,
      last,
      emptyAbove: Math.max(0, top - edge.top),
      emptyBelow: Math.max(0, edge.bottom - bottom),
      farthestBar,
      tops,
      bars: withBar,
    };
  });
}

/** Moves the scroll bar to a share of its range, 0 to 1. */
export async function moveScrollBar(page: Page, share: number): Promise<void> {
  await page.getByTestId('waterfall').evaluate((scroller, to) => {
    scroller.scrollTop = (scroller.scrollHeight - scroller.clientHeight) * to;
  }, share);
  await waitUntilPainted(page);
}

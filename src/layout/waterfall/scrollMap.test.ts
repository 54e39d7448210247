import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkProperty } from '../../base/testing/checkProperty.ts';
import { ROW_HEIGHT, rowTop } from './rowGeometry.ts';
import {
  isScrollMapped,
  MOST_SCROLL_HEIGHT,
  placeAt,
  placeScrolled,
  type ScrollExtent,
  scrollHeightOf,
} from './scrollMap.ts';

const viewports = fc.integer({ min: 100, max: 3_000 });
const shares = fc.double({ min: 0, max: 1, noNaN: true });
/** More rows than the browser can scroll, up to four million. */
const mapped = fc
  .record({ rows: fc.integer({ min: 384_616, max: 4_000_000 }), viewport: viewports })
  .map(({ rows, viewport }) => ({ content: rows * ROW_HEIGHT, viewport }));
const plain = fc
  .record({ rows: fc.integer({ min: 0, max: 384_615 }), viewport: viewports })
  .map(({ rows, viewport }) => ({ content: rows * ROW_HEIGHT, viewport }));

const mostTop = ({ content, viewport }: ScrollExtent) => content - viewport;
const mostScroll = ({ viewport }: ScrollExtent) => MOST_SCROLL_HEIGHT - viewport;

describe('below the limit', () => {
  test('the browser’s position is that of the rows, in both directions', () => {
    checkProperty(fc.tuple(plain, shares, shares), ([extent, from, to]) => {
      const most = Math.max(0, mostTop(extent));
      expect(isScrollMapped(extent)).toBe(false);
      expect(scrollHeightOf(extent)).toBe(extent.content);
      expect(placeAt(extent, to * most)).toEqual({ scrollTop: to * most, top: to * most });
      const before = placeAt(extent, from * most);
      expect(placeScrolled(extent, before, to * most)).toEqual({ scrollTop: to * most, top: to * most });
    });
  });

  test('what is pulled beyond the ends shows the ends', () => {
    const extent = { content: 2_600, viewport: 600 };
    const start = placeAt(extent, 0);
    expect(placeScrolled(extent, start, -40).top).toBe(0);
    expect(placeScrolled(extent, start, 2_050).top).toBe(2_000);
    expect(placeAt({ content: 260, viewport: 600 }, 500)).toEqual({ scrollTop: 0, top: 0 });
  });
});

describe('above the limit', () => {
  test('the element has the greatest height, and the ends reach the ends', () => {
    checkProperty(fc.tuple(mapped, shares), ([extent, from]) => {
      expect(scrollHeightOf(extent)).toBe(MOST_SCROLL_HEIGHT);
      expect(placeAt(extent, -5)).toEqual({ scrollTop: 0, top: 0 });
      expect(placeAt(extent, Number.MAX_SAFE_INTEGER)).toEqual({
        scrollTop: mostScroll(extent),
        top: mostTop(extent),
      });
      const before = placeAt(extent, 1 + from * (mostTop(extent) - 2));
      expect(placeScrolled(extent, before, 0).top).toBe(0);
      expect(placeScrolled(extent, before, mostScroll(extent)).top).toBe(mostTop(extent));
    });
  });

  test('further down the bar is further down the rows', () => {
    checkProperty(fc.tuple(mapped, shares, shares, shares), ([extent, from, a, b]) => {
      const before = placeAt(extent, from * mostTop(extent));
      const [low, high] = [Math.min(a, b) * mostScroll(extent), Math.max(a, b) * mostScroll(extent)];
      const first = placeScrolled(extent, before, low).top;
      const second = placeScrolled(extent, before, high).top;
      // Less than a pixel is the browser's rounding and does not count as a move.
      if (high - low >= 1) expect(second).toBeGreaterThanOrEqual(first);
      expect(placeAt(extent, second).scrollTop).toBeGreaterThanOrEqual(placeAt(extent, first).scrollTop);
    });
  });

  test('a step of the wheel moves the rows by exactly its pixels', () => {
    checkProperty(
      fc.tuple(mapped, shares, fc.array(fc.integer({ min: -400, max: 400 }), { maxLength: 60 })),
      ([extent, from, steps]) => {
        const start = Math.round(30_000 + from * (mostTop(extent) - 60_000));
        let place = placeAt(extent, start);
        for (const step of steps) {
          place = placeAt(extent, place.top + step);
          // The browser reports its own, rounded number.
          place = placeScrolled(extent, place, Math.round(place.scrollTop));
        }
        expect(place.top).toBe(start + steps.reduce((sum, step) => sum + step, 0));
      },
    );
  });

  test('small moves of the browser move the rows by as much, and a sync afterwards moves nothing', () => {
    checkProperty(fc.tuple(mapped, shares, fc.integer({ min: 1, max: 100 })), ([extent, from, move]) => {
      const before = placeAt(extent, 2_000 + Math.round(from * (mostTop(extent) - 4_000)));
      const after = placeScrolled(extent, before, before.scrollTop + move);
      expect(after.top).toBeCloseTo(before.top + move, 5);
      expect(placeAt(extent, after.top).top).toBe(after.top);
    });
  });

  test('every row can be shown, by itself and by whole pixels of the bar', () => {
    checkProperty(fc.tuple(mapped, shares), ([extent, share]) => {
      const rows = extent.content / ROW_HEIGHT;
      const row = Math.min(rows - 1, Math.floor(share * rows));
      const isShown = (top: number) => rowTop(row) + ROW_HEIGHT > top && rowTop(row) < top + extent.viewport;
      const place = placeAt(extent, rowTop(row));
      expect(isShown(place.top)).toBe(true);
      const farAway = placeAt(extent, share < 0.5 ? mostTop(extent) : 0);
      expect(isShown(placeScrolled(extent, farAway, Math.round(place.scrollTop)).top)).toBe(true);
    });
  });

  test('there is room to scroll on until the last pixel', () => {
    const extent = { content: 26_000_000, viewport: 700 };
    expect(placeAt(extent, 1).scrollTop).toBe(1);
    expect(placeAt(extent, 26_000_000 - 700 - 1).scrollTop).toBe(MOST_SCROLL_HEIGHT - 700 - 1);
  });
});

/** Which rows are in sight: names and bars are drawn from it in the same render. */
import { type RefObject, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { layerOrigin, ROW_HEIGHT, rowAtY, rowTop } from '../../../../layout/waterfall/rowGeometry.ts';
import {
  clampTop,
  placeAt,
  type ScrollExtent,
  type ScrollPlace,
  scrollHeightOf,
} from '../../../../layout/waterfall/scrollMap.ts';
import { followScroll } from './followScroll.ts';

export interface RowWindow {
  /** Rows [firstRow, endRow) are drawn: those in sight and a few around. */
  readonly firstRow: number;
  readonly endRow: number;
  /** There are never more of them, as long as the height is the same. */
  readonly mostRows: number;
  /** The topmost row in sight. */
  readonly firstVisibleRow: number;
  /** How many rows are fully in sight. */
  readonly rowsInSight: number;
  /** Of the element that is scrolled, px; the rows themselves may be higher (see scrollMap). */
  readonly scrollHeight: number;
  /** What the rows stand on, moved when they scroll. */
  readonly layer: RefObject<HTMLDivElement | null>;
  /** The row from whose top all on the layer counts. */
  readonly layerRow: number;
  /** How much of the rows is above the upper edge now, px. */
  readonly top: () => number;
  /** Shows the rows from so many px below the top of the first, or as near to that as possible. */
  readonly scrollTo: (top: number) => void;
  /** Scrolls as little as brings the row into sight. */
  readonly scrollToRow: (row: number) => void;
}

/** Rows are never seen before they are drawn (the layer stays until then), so few are needed beyond the edges. */
const OVERSCAN = 2;

/** `height`: the scroller's inner height, px; 0 until it has been measured. */
export function useRowWindow(
  rowCount: number,
  scrollerRef: RefObject<HTMLElement | null>,
  height: number,
): RowWindow {
  const layer = useRef<HTMLDivElement>(null);
  const [position] = useState(() => createStore<ScrollPlace>()(() => ({ scrollTop: 0, top: 0 })));
  const extent = useMemo<ScrollExtent>(
    () => ({ content: rowTop(rowCount), viewport: height }),
    [rowCount, height],
  );
  // Scrolling within a row only moves the layer; from row to row it renders, before the next frame is painted.
  const firstVisibleRow = useStore(position, ({ top }) => rowAtY(clampTop(extent, top)));
  const layerRow = layerOrigin(firstVisibleRow);

  useLayoutEffect(() => {
    const move = ({ top }: ScrollPlace) => {
      if (layer.current !== null) layer.current.style.transform = `translateY(${rowTop(layerRow) - top}px)`;
    };
    move(position.getState());
    return position.subscribe(move);
  }, [position, layerRow]);

  const barFrame = useRef(0);
  const scrollTo = useCallback(
    (top: number) => {
      position.setState(placeAt(extent, top));
      const { current: scroller } = scrollerRef;
      if (scroller === null || barFrame.current !== 0) return;
      // Rows stand where they should already. The bar follows before the next paint: to move it, the browser lays out the
      // page, which it does then anyway.
      barFrame.current = requestAnimationFrame(() => {
        barFrame.current = 0;
        const { scrollTop } = position.getState();
        if (Math.abs(scroller.scrollTop - scrollTop) >= 1) scroller.scrollTop = scrollTop;
      });
    },
    [position, extent, scrollerRef],
  );
  useLayoutEffect(() => {
    // With more or fewer rows the same part of them stays in sight, as far as there is so much.
    scrollTo(position.getState().top);
    const isBarBehind = () => barFrame.current !== 0;
    const { current: scroller } = scrollerRef;
    const stop =
      scroller === null ? undefined : followScroll({ scroller, extent, position, scrollTo, isBarBehind });
    return () => {
      stop?.();
      cancelAnimationFrame(barFrame.current);
      barFrame.current = 0;
    };
  }, [position, extent, scrollerRef, scrollTo]);

  return useMemo(() => {
    const { content, viewport } = extent;
    const inSight = Math.ceil(viewport / ROW_HEIGHT) + 1;
    const topNow = () => position.getState().top;
    return {
      firstRow: Math.max(0, firstVisibleRow - OVERSCAN),
      // None before the scroller has been measured: all of them would be drawn again at once.
      endRow: extent.viewport === 0 ? 0 : Math.min(rowCount, firstVisibleRow + inSight + OVERSCAN),
      mostRows: inSight + 2 * OVERSCAN,
      firstVisibleRow,
      rowsInSight: Math.max(1, Math.floor(Math.min(content, viewport) / ROW_HEIGHT)),
      scrollHeight: scrollHeightOf(extent),
      layer,
      layerRow,
      top: topNow,
      scrollTo,
      scrollToRow: (row) => {
        if (row < 0 || row >= rowCount) return;
        const highest = rowTop(row + 1) - viewport;
        const lowest = rowTop(row);
        const top = topNow();
        if (top < highest) scrollTo(highest);
        else if (top > lowest) scrollTo(lowest);
      },
    };
  }, [position, extent, rowCount, firstVisibleRow, layerRow, scrollTo]);
}

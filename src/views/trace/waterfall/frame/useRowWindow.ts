/** Which rows are in view; names and bars are drawn from it in the same render. */
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
  /** Rows [firstRow, endRow) are drawn: those in view and a few around them. */
  readonly firstRow: number;
  readonly endRow: number;
  /** The largest number of rows drawn at this height. */
  readonly mostRows: number;
  /** The topmost row in view. */
  readonly firstVisibleRow: number;
  /** The number of rows fully in view. */
  readonly rowsInSight: number;
  /** Height of the scrolled element, px; the rows together may be higher (see scrollMap). */
  readonly scrollHeight: number;
  /** The element that holds the rows; it is moved when they scroll. */
  readonly layer: RefObject<HTMLDivElement | null>;
  /** Positions on the layer are relative to the top of this row. */
  readonly layerRow: number;
  /** Returns how far the rows are scrolled at the moment, px. */
  readonly top: () => number;
  /** Scrolls to a position, px below the top of the first row, or as close to it as possible. */
  readonly scrollTo: (top: number) => void;
  /** Scrolls just enough to bring the row into view. */
  readonly scrollToRow: (row: number) => void;
}

/**
 * Rows are never visible before they are drawn (the layer
 * stays until then), so few are needed beyond the edges.
 */
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
  // Scrolling within a row only moves the layer. Scrolling to
  // another row renders, before the next frame is painted.
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
      // The rows are in place already. The scroll bar follows before the next paint, since moving it makes
      // the browser lay out the page, which it does then anyway.
      barFrame.current = requestAnimationFrame(() => {
        barFrame.current = 0;
        const { scrollTop } = position.getState();
        if (Math.abs(scroller.scrollTop - scrollTop) >= 1) scroller.scrollTop = scrollTop;
      });
    },
    [position, extent, scrollerRef],
  );
  useLayoutEffect(() => {
    // When the number of rows changes, the scroll position stays, as far as there are enough rows.
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
      // None until the scroller has been measured: they would all be drawn again at once.
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

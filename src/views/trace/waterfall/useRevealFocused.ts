/** Follows the focused row: scrolls it into sight, and gives the grid the focus of the keyboard where nothing else needs it. */
import { type RefObject, useLayoutEffect, useRef } from 'react';
import { rowOfItem } from '../../../model/visibleRows.ts';
import { useTraceState, useTraceView } from '../traceView.ts';
import type { RowWindow } from './useRowWindow.ts';

/** Where typing or arrow keys mean something else, the focus stays. */
const KEEPS_FOCUS = 'input, textarea, select, [role="separator"], [role="slider"], aside *';

export function useRevealFocused(
  window: RowWindow,
  rows: Int32Array,
  grid: RefObject<HTMLElement | null>,
): void {
  const { store } = useTraceView();
  const reveals = useTraceState((state) => state.reveals);
  const scrollToRow = useRef(window.scrollToRow);
  const latestRows = useRef(rows);
  const hasOpened = useRef(false);
  useLayoutEffect(() => {
    scrollToRow.current = window.scrollToRow;
    latestRows.current = rows;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: it follows the count of reveals, and reads the rest when that changes
  useLayoutEffect(() => {
    const { trace, focused } = store.getState();
    const row = focused === undefined ? undefined : rowOfItem(trace, latestRows.current, focused);
    const isFirst = !hasOpened.current;
    hasOpened.current = true;
    if (row === undefined) return undefined;
    if (!isFirst) {
      scrollToRow.current(row, 'auto');
      const active = document.activeElement;
      if (active === null || !active.matches(KEEPS_FOCUS)) grid.current?.focus({ preventScroll: true });
      return undefined;
    }
    // A link to a span: its row stands in the middle. The rows are measured a frame after they are there.
    const frame = requestAnimationFrame(() => scrollToRow.current(row, 'center'));
    return () => cancelAnimationFrame(frame);
  }, [reveals, store, grid]);
}

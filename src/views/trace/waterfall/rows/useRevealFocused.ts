/** Scrolls the focused row into view, and gives the grid the keyboard focus if nothing else needs it. */
import { type RefObject, useLayoutEffect, useRef } from 'react';
import { ROW_HEIGHT, rowTop } from '../../../../layout/waterfall/rowGeometry.ts';
import { rowOfItem, type VisibleRows } from '../../../../model/rows/visibleRows.ts';
import { useTraceState, useTraceView } from '../../context/traceView.ts';
import type { RowWindow } from '../frame/useRowWindow.ts';

export interface RevealInput {
  /** Scrolls the rows. */
  readonly scroller: RefObject<HTMLElement | null>;
  /** The scroller's inner height, px; 0 until it has been measured. */
  readonly height: number;
  readonly window: RowWindow;
  readonly rows: VisibleRows;
  readonly grid: RefObject<HTMLElement | null>;
}

/** Elements that keep the focus, because typing or arrow keys mean something else in them. */
const KEEPS_FOCUS =
  'input, textarea, select, [role="separator"], [role="slider"], aside *, [data-keeps-focus] *';

export function useRevealFocused(input: RevealInput): void {
  const { scroller, height } = input;
  const { store } = useTraceView();
  const reveals = useTraceState((state) => state.reveals);
  const latest = useRef(input);
  const shown = useRef({ reveals, height: 0 });
  useLayoutEffect(() => {
    latest.current = input;
  });
  useLayoutEffect(() => {
    const { rows, window, grid } = latest.current;
    const { focused } = store.getState();
    const before = shown.current;
    if (scroller.current === null || height === 0) return;
    shown.current = { reveals, height };
    const row = focused === undefined ? undefined : rowOfItem(rows, focused);
    if (row === undefined) return;
    if (before.height === 0) {
      // The page was opened by a link to a span: its row goes to the middle.
      const middle = rowTop(row) - (height - ROW_HEIGHT) / 2;
      if (rowTop(row) + ROW_HEIGHT > height) window.scrollTo(middle);
      return;
    }
    if (before.reveals === reveals) {
      // The details have opened below: a row that was in view stays in view.
      const top = rowTop(row) - window.top();
      if (top >= 0 && top < before.height) window.scrollToRow(row);
      return;
    }
    window.scrollToRow(row);
    const active = document.activeElement;
    if (active === null || !active.matches(KEEPS_FOCUS)) grid.current?.focus({ preventScroll: true });
  }, [reveals, height, scroller, store]);
}

/**
 * The bracket in the minimap for the rows in view. Scrolling
 * moves it by its style, without rendering the minimap.
 */
import { type RefObject, useLayoutEffect, useRef } from 'react';
import { layoutSpanRun, minimapLines } from '../../../../layout/waterfall/minimapLines.ts';
import { spansOfRows } from '../../../../model/rows/spansOfRows.ts';
import type { Trace } from '../../../../model/trace.ts';
import type { RowWindow } from '../frame/useRowWindow.ts';
import { PICTURE_HEIGHT, PICTURE_TOP } from './minimapSize.ts';

/** Returns the ref of the bracket's element. `items`: the visible rows. */
export function useRowsMark(
  trace: Trace,
  items: Int32Array,
  { firstVisibleRow, rowsInSight }: RowWindow,
): RefObject<HTMLSpanElement | null> {
  const mark = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    if (mark.current === null) return;
    const spans = spansOfRows(trace, items, firstVisibleRow, firstVisibleRow + rowsInSight);
    mark.current.hidden = spans === undefined;
    if (spans === undefined) return;
    const lines = minimapLines(trace.spans.count, PICTURE_HEIGHT);
    const { top, height } = layoutSpanRun(lines, spans.first, spans.last);
    mark.current.style.transform = `translateY(${PICTURE_TOP + top}px)`;
    mark.current.style.height = `${height}px`;
  }, [trace, items, firstVisibleRow, rowsInSight]);
  return mark;
}

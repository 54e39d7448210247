/** The bracket in the minimap that shows which spans are in sight: moved by its style when rows scroll, without rendering the minimap. */
import { type RefObject, useLayoutEffect, useRef } from 'react';
import { layoutSpanRun, minimapLines } from '../../../../layout/waterfall/minimapLines.ts';
import { spansOfRows } from '../../../../model/rows/spansOfRows.ts';
import type { Trace } from '../../../../model/trace.ts';
import type { RowWindow } from '../frame/useRowWindow.ts';
import { PICTURE_HEIGHT, PICTURE_TOP } from './minimapSize.ts';

/** Gives the bracket's element to the minimap. `items`: of the visible rows. */
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

/** Finds what is under the pointer in the bars. The picture itself has no pointer events. */

import { spanOfItem } from '../../model/rows/rowItems.ts';
import { itemAt } from '../../model/rows/visibleRows.ts';
import type { SpanIndex, Trace } from '../../model/trace.ts';
import type { TimeScale } from '../time/timeScale.ts';
import { barExtent, EVENT_RADIUS, eventMarks } from './barLayout.ts';
import { type Extent, extentOf } from './extentLayout.ts';
import { BAR_HEIGHT, ROW_HEIGHT, rowAtY, rowTop } from './rowGeometry.ts';

export type Hit =
  | { readonly kind: 'none' }
  /** In the row of a span, next to its bar. */
  | { readonly kind: 'row'; readonly span: SpanIndex }
  | { readonly kind: 'bar'; readonly span: SpanIndex }
  | { readonly kind: 'event'; readonly span: SpanIndex; readonly event: number }
  /** On the line to where the descendants of the span begin or end. */
  | { readonly kind: 'extent'; readonly span: SpanIndex; readonly extent: Extent };

/** Bars may be only 2 px wide; the pointer may miss them by this much, px. */
const SLACK = 3;

/** x: px from the left edge of the picture; y: px from the top of the very first row. */
export function hitTest(trace: Trace, rows: Int32Array, scale: TimeScale, x: number, y: number): Hit {
  const row = rowAtY(y);
  const item = itemAt(rows, row);
  const span = item === undefined ? undefined : spanOfItem(item);
  if (span === undefined) return { kind: 'none' };
  const offMiddle = Math.abs(y - rowTop(row) - ROW_HEIGHT / 2);
  if (offMiddle > BAR_HEIGHT / 2 + SLACK) return { kind: 'row', span };
  const mark = eventMarks(trace, scale, span).find((candidate) => Math.abs(candidate.x - x) <= EVENT_RADIUS);
  if (mark !== undefined) return { kind: 'event', span, event: mark.event };
  const extent = barExtent(trace, scale, span);
  const isOnBar = x >= extent.x - SLACK && x <= extent.x + extent.width + SLACK;
  if (isOnBar) return { kind: 'bar', span };
  const reach = extentOf(trace, scale, span, extent);
  const isBefore = x < extent.x && reach?.from !== undefined && x >= scale.toX(reach.from) - SLACK;
  const isAfter = x > extent.x && reach?.to !== undefined && x <= scale.toX(reach.to) + SLACK;
  return reach !== undefined && (isBefore || isAfter)
    ? { kind: 'extent', span, extent: reach }
    : { kind: 'row', span };
}

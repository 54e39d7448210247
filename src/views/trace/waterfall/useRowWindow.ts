/** Which rows are in sight: the one use of react-window, from which names and bars are drawn in the same render. */
import { useCallback, useMemo } from 'react';
import { useVirtualizer } from 'react-window';
import { ROW_HEIGHT } from '../../../layout/rowGeometry.ts';

export interface RowWindow {
  /** Rows [firstRow, endRow) are drawn: those in sight and a few around. */
  readonly firstRow: number;
  readonly endRow: number;
  /** The topmost row in sight. */
  readonly firstVisibleRow: number;
  /** How many rows are fully in sight. */
  readonly rowsInSight: number;
  /** Height of all rows, px. */
  readonly totalHeight: number;
  /** Scrolls as little as brings the row into sight. */
  readonly scrollToRow: (row: number) => void;
}

const OVERSCAN = 6;
/** Before the element has been measured, px. */
const DEFAULT_HEIGHT = 700;

export function useRowWindow(rowCount: number, element: HTMLElement | null): RowWindow {
  const { items, scrollToIndex, totalSize, visibleRange } = useVirtualizer({
    count: rowCount,
    element,
    itemSize: ROW_HEIGHT,
    overscanCount: OVERSCAN,
    defaultSize: DEFAULT_HEIGHT,
  });
  const scrollToRow = useCallback(
    (row: number) => {
      if (row >= 0 && row < rowCount) scrollToIndex({ index: row, align: 'auto', behavior: 'instant' });
    },
    [rowCount, scrollToIndex],
  );
  const firstRow = items.at(0)?.index ?? 0;
  const endRow = Math.min(rowCount, (items.at(-1)?.index ?? -1) + 1);
  const firstVisibleRow = visibleRange.startIndex;
  const rowsInSight = Math.max(1, visibleRange.stopIndex - visibleRange.startIndex);
  return useMemo(
    () => ({ firstRow, endRow, firstVisibleRow, rowsInSight, totalHeight: totalSize, scrollToRow }),
    [firstRow, endRow, firstVisibleRow, rowsInSight, totalSize, scrollToRow],
  );
}

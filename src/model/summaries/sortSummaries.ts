/** Sorts a result list. */
import type { TraceSummary } from './traceSummary.ts';

/** The columns by which a result list can be sorted. */
export const sortColumns = ['name', 'duration', 'spans', 'errors', 'start'] as const;
export type SortColumn = (typeof sortColumns)[number];
export type SortDirection = 'ascending' | 'descending';

export interface SummarySort {
  readonly column: SortColumn;
  readonly direction: SortDirection;
}

/** Newest first. */
export const defaultSort: SummarySort = { column: 'start', direction: 'descending' };

/**
 * Returns the direction when a column is first chosen: names from A to Z, everything else from the largest.
 */
export function firstDirection(column: SortColumn): SortDirection {
  return column === 'name' ? 'ascending' : 'descending';
}

/** Returns the sort after a click on a column's header: its first direction, then the opposite. */
export function nextSort(current: SummarySort, column: SortColumn): SummarySort {
  if (current.column !== column) return { column, direction: firstDirection(column) };
  return { column, direction: current.direction === 'ascending' ? 'descending' : 'ascending' };
}

const collator = new Intl.Collator('en', { numeric: true });

/**
 * Returns the traces in order. Equal ones are sorted newest first, then by id, so that the order is always
 * the same.
 */
export function sortSummaries(traces: readonly TraceSummary[], sort: SummarySort): readonly TraceSummary[] {
  const compare = comparison(sort.column);
  const sign = sort.direction === 'ascending' ? 1 : -1;
  return [...traces].sort(
    (a, b) => sign * compare(a, b) || b.startUnixMicros - a.startUnixMicros || (a.id < b.id ? -1 : 1),
  );
}

function comparison(column: SortColumn): (a: TraceSummary, b: TraceSummary) => number {
  switch (column) {
    case 'name':
      return (a, b) =>
        collator.compare(a.rootOperation, b.rootOperation) || collator.compare(a.rootService, b.rootService);
    case 'duration':
      return (a, b) => a.duration - b.duration;
    case 'spans':
      return (a, b) => a.spanCount - b.spanCount;
    case 'errors':
      return (a, b) => a.errorCount - b.errorCount;
    case 'start':
      return (a, b) => a.startUnixMicros - b.startUnixMicros;
  }
}

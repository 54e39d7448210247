/** The head of the list: every column sorts, both ways. */
import { ArrowDown, ArrowUp } from 'lucide-react';
import { testHooks } from '../../base/testHooks.ts';
import type { SortColumn, SummarySort } from '../../model/sortSummaries.ts';
import styles from './TraceList.module.css';

interface HeaderColumn {
  readonly column: SortColumn;
  readonly title: string;
  readonly testId: string;
  readonly isEnd: boolean;
  /** Is there on narrow screens too. */
  readonly isNarrow: boolean;
}

const name: HeaderColumn = {
  column: 'name',
  title: 'Trace',
  testId: testHooks.sortName,
  isEnd: false,
  isNarrow: true,
};
const measures: readonly HeaderColumn[] = [
  { column: 'duration', title: 'Duration', testId: testHooks.sortDuration, isEnd: false, isNarrow: true },
  { column: 'spans', title: 'Spans', testId: testHooks.sortSpans, isEnd: true, isNarrow: false },
  { column: 'errors', title: 'Errors', testId: testHooks.sortErrors, isEnd: true, isNarrow: false },
  { column: 'start', title: 'Started', testId: testHooks.sortStart, isEnd: true, isNarrow: true },
];

export interface TraceListHeaderProps {
  readonly sort: SummarySort;
  readonly onSort: (column: SortColumn) => void;
}

export function TraceListHeader({ sort, onSort }: TraceListHeaderProps) {
  return (
    <div role="rowgroup">
      <div role="row" aria-rowindex={1} className={styles.header}>
        <HeaderCell {...name} sort={sort} onSort={onSort} />
        <div role="columnheader" className={styles.shape}>
          Shape
        </div>
        {measures.map((column) => (
          <HeaderCell key={column.column} {...column} sort={sort} onSort={onSort} />
        ))}
      </div>
    </div>
  );
}

function HeaderCell({
  column,
  title,
  testId,
  isEnd,
  isNarrow,
  sort,
  onSort,
}: HeaderColumn & TraceListHeaderProps) {
  const direction = sort.column === column ? sort.direction : 'none';
  return (
    <div
      role="columnheader"
      aria-sort={direction}
      className={styles.column}
      data-end={isEnd}
      data-narrow={isNarrow}
      data-testid={testId}
      onClick={() => onSort(column)}
    >
      <button type="button" className={styles.sort}>
        {title}
        {direction === 'ascending' && <ArrowUp size={12} aria-hidden />}
        {direction === 'descending' && <ArrowDown size={12} aria-hidden />}
      </button>
    </div>
  );
}

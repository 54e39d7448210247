/** The header of the list: every column sorts, in both directions. */
import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import { testHooks } from '../../../base/testHooks.ts';
import type { SortColumn, SummarySort } from '../../../model/summaries/sortSummaries.ts';
import { GridColumnHeader, GridRow, GridRowGroup } from '../../../ui/VirtualGrid.tsx';
import styles from './TraceList.module.css';

interface HeaderColumn {
  readonly column: SortColumn;
  readonly title: string;
  readonly testId: string;
  readonly isEnd: boolean;
  /** Shown on narrow screens too. */
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
  { column: 'errors', title: 'Errors', testId: testHooks.sortErrors, isEnd: true, isNarrow: true },
  { column: 'start', title: 'Started', testId: testHooks.sortStart, isEnd: true, isNarrow: true },
];

export interface TraceListHeaderProps {
  readonly sort: SummarySort;
  readonly onSort: (column: SortColumn) => void;
}

export function TraceListHeader({ sort, onSort }: TraceListHeaderProps) {
  return (
    <GridRowGroup className={styles.head}>
      <GridRow aria-rowindex={1} className={styles.header}>
        <HeaderCell {...name} sort={sort} onSort={onSort} />
        <GridColumnHeader className={styles.shape}>Shape</GridColumnHeader>
        {measures.map((column) => (
          <HeaderCell key={column.column} {...column} sort={sort} onSort={onSort} />
        ))}
      </GridRow>
    </GridRowGroup>
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
    <GridColumnHeader
      aria-sort={direction}
      className={styles.column}
      data-end={isEnd}
      data-narrow={isNarrow}
      data-testid={testId}
    >
      <button type="button" className={styles.sort} onClick={() => onSort(column)}>
        {title}
        {direction === 'ascending' && <ArrowUp size={12} aria-hidden />}
        {direction === 'descending' && <ArrowDown size={12} aria-hidden />}
      </button>
    </GridColumnHeader>
  );
}

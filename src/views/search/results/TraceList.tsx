/** The found traces as a grid that renders only the rows in view. Arrow keys select a row, Enter opens it. */
import {
  type RefObject,
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import { List, useListRef } from 'react-window';
import { moveRow, type RowMove } from '../../../base/moveRow.ts';
import { testHooks } from '../../../base/testHooks.ts';
import type { ServiceColor } from '../../../layout/serviceColors.ts';
import type { SearchFacts } from '../../../model/summaries/searchFacts.ts';
import type { SearchResult } from '../../../model/summaries/searchResult.ts';
import type { SortColumn, SummarySort } from '../../../model/summaries/sortSummaries.ts';
import type { TraceSummary } from '../../../model/summaries/traceSummary.ts';
import type { TraceId } from '../../../model/trace.ts';
import type { WantedShape } from '../../../queries/shapeLoader.ts';
import { useTraceShapes } from '../../../queries/useTraceShapes.ts';
import { startOfList } from '../../../store/search/searchStore.ts';
import { formatTracePath } from '../../../url/pagePath.ts';
import { useAddress } from '../../shared/address.ts';
import { useClock } from '../../shared/clock.ts';
import { useConfig } from '../../shared/config.ts';
import { useSearchState, useSearchStore } from '../context/searchStore.ts';
import styles from './TraceList.module.css';
import { TraceListHeader } from './TraceListHeader.tsx';
import { TraceRow, type TraceRowProps } from './TraceRow.tsx';
import { useIsWide } from './useIsWide.ts';
import { useListPlace } from './useListPlace.ts';
import { useTypeAhead } from './useTypeAhead.ts';

/** What commands do to the list; they return false if there was nothing to do. */
export interface TraceListHandle {
  readonly move: (move: RowMove) => boolean;
  readonly open: () => boolean;
}

export interface TraceListProps {
  readonly search: string;
  /** The result of the search; the bytes fetched for shapes are counted for each result. */
  readonly result: SearchResult;
  /** Its traces, in display order. */
  readonly traces: readonly TraceSummary[];
  readonly facts: SearchFacts;
  readonly colors: ReadonlyMap<string, ServiceColor>;
  readonly sort: SummarySort;
  /** The element that scrolls. */
  readonly scroller: HTMLDivElement | null;
  readonly handleRef: RefObject<TraceListHandle | null>;
  /** The range is so long that the time of day is not enough. */
  readonly isDayShown: boolean;
  readonly onSort: (column: SortColumn) => void;
}

const RESULT_ROW_HEIGHT = 46;
const RELATIVE_TIME_MS = 30_000;

interface RowRange {
  readonly startIndex: number;
  readonly stopIndex: number;
}

export function TraceList(props: TraceListProps) {
  const { search, result, traces, facts, colors, sort, scroller, handleRef, isDayShown, onSort } = props;
  const { go, href } = useAddress();
  const clock = useClock();
  const store = useSearchStore();
  const selected = useSearchState((state) => (state.places.get(search) ?? startOfList).selected);
  const grid = useRef<HTMLDivElement>(null);
  const list = useListRef(null);
  const gridId = useId();
  const rowId = useCallback((row: number) => `${gridId}-${row}`, [gridId]);
  const [range, setRange] = useState<RowRange>({ startIndex: 0, stopIndex: -1 });
  const noteRange = useCallback((_visible: RowRange, { startIndex, stopIndex }: RowRange) => {
    setRange((known) =>
      known.startIndex === startIndex && known.stopIndex === stopIndex ? known : { startIndex, stopIndex },
    );
  }, []);
  const areShapesShown = useIsWide();
  const shapes = useTraceShapes(
    result,
    useMemo(() => (areShapesShown ? withoutShape(traces, range) : []), [areShapesShown, traces, range]),
    selected,
  );
  const selectedRow = useMemo(
    () => (selected === undefined ? -1 : traces.findIndex((trace) => trace.id === selected)),
    [traces, selected],
  );
  useListPlace(search, scroller);
  useEffect(() => {
    // Back from a trace: its link is gone, and with it the focus.
    const isFocusNowhere = document.activeElement === null || document.activeElement === document.body;
    if (isFocusNowhere && store.getState().places.get(search)?.selected !== undefined) {
      grid.current?.focus({ preventScroll: true });
    }
  }, [store, search]);

  const select = useCallback(
    (row: number) => {
      store.getState().select(search, traces.at(row)?.id);
      list.current?.scrollToRow({ index: row, align: 'auto' });
      grid.current?.focus({ preventScroll: true });
    },
    [store, search, traces, list],
  );
  const { open: noteOpening } = shapes;
  const open = useCallback(
    (id: TraceId) => {
      store.getState().select(search, id);
      noteOpening(id);
      go(formatTracePath(id), '');
    },
    [store, search, go, noteOpening],
  );
  useImperativeHandle(handleRef, () => ({
    move: (move) => {
      const pageRows = Math.max(1, Math.floor((scroller?.clientHeight ?? 0) / RESULT_ROW_HEIGHT) - 2);
      const row = moveRow(selectedRow, move, { rowCount: traces.length, pageRows });
      if (row < 0) return false;
      select(row);
      return true;
    },
    open: () => {
      const trace = selectedRow < 0 ? undefined : traces.at(selectedRow);
      if (trace !== undefined) open(trace.id);
      return trace !== undefined;
    },
  }));
  const onTypeAhead = useTypeAhead(traces, selectedRow, select);
  const tick = useTick(RELATIVE_TIME_MS);
  const hrefOf = useCallback((id: TraceId) => href(formatTracePath(id), ''), [href]);
  const { durations } = useConfig();
  const rowProps: TraceRowProps = {
    traces,
    shapes: shapes.states,
    colors,
    selected,
    longest: facts.max,
    slowFrom: facts.p95,
    durations,
    isDayShown,
    clock,
    tick,
    rowId,
    hrefOf,
    onOpen: open,
    onHover: shapes.hover,
  };
  const isSelectedRendered = selectedRow >= range.startIndex && selectedRow <= range.stopIndex;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot omit rows
    <div
      ref={grid}
      role="grid"
      aria-label="Found traces"
      aria-rowcount={traces.length + 1}
      aria-activedescendant={isSelectedRendered ? rowId(selectedRow) : undefined}
      tabIndex={0}
      className={styles.grid}
      onKeyDown={onTypeAhead}
    >
      <TraceListHeader sort={sort} onSort={onSort} />
      <List
        role="rowgroup"
        listRef={list}
        scrollElement={scroller}
        rowComponent={TraceRow}
        rowCount={traces.length}
        rowHeight={RESULT_ROW_HEIGHT}
        rowKey={traceKey}
        rowProps={rowProps}
        overscanCount={6}
        onRowsRendered={noteRange}
        data-testid={testHooks.results}
        data-total={traces.length}
        data-shapes={shapes.isPending ? 'pending' : 'settled'}
      />
    </div>
  );
}

function traceKey(row: number, { traces }: TraceRowProps): string {
  return traces.at(row)?.id ?? String(row);
}

/** Rows in view whose shape was not part of the search result. */
function withoutShape(
  traces: readonly TraceSummary[],
  { startIndex, stopIndex }: RowRange,
): readonly WantedShape[] {
  return traces.slice(startIndex, stopIndex + 1).filter((trace) => trace.shape === undefined);
}

/** Counts up every `ms` milliseconds. */
function useTick(everyMs: number): number {
  const [tick, setTick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTick((count) => count + 1), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return tick;
}

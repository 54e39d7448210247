/** Facts, plot and list of the found traces. */
import { type RefObject, useCallback, useMemo, useState } from 'react';
import { assignServiceColors } from '../../../layout/serviceColors.ts';
import { computeSearchFacts } from '../../../model/summaries/searchFacts.ts';
import type { SearchQuery } from '../../../model/summaries/searchQuery.ts';
import type { SearchResult } from '../../../model/summaries/searchResult.ts';
import { type SortColumn, type SummarySort, sortSummaries } from '../../../model/summaries/sortSummaries.ts';
import type { Loaded } from '../../../queries/contracts.ts';
import { useClock } from '../../shared/clock.ts';
import { needsDay } from '../../shared/formatTime.ts';
import { ResultFacts } from './ResultFacts.tsx';
import { ScatterLater } from './ScatterLater.tsx';
import styles from './SearchResults.module.css';
import { TraceList, type TraceListHandle } from './TraceList.tsx';

export interface SearchResultsProps {
  readonly search: string;
  readonly query: SearchQuery;
  readonly sort: SummarySort;
  readonly found: Loaded<SearchResult>;
  readonly result: SearchResult;
  readonly listRef: RefObject<TraceListHandle | null>;
  readonly onSort: (column: SortColumn) => void;
  readonly onAsk: (query: SearchQuery) => void;
  readonly onRefresh: () => void;
}

export function SearchResults(props: SearchResultsProps) {
  const { search, query, sort, found, result } = props;
  const { traces } = result;
  const facts = useMemo(() => computeSearchFacts(traces), [traces]);
  // If the limit was reached, nothing is known about the time before the oldest trace: the plot leaves it
  // out.
  const earliest = useMemo(
    () =>
      Math.max(
        result.startUnixMicros,
        traces.reduce((first, trace) => Math.min(first, trace.startUnixMicros), result.endUnixMicros),
      ),
    [traces, result],
  );
  const sorted = useMemo(() => sortSummaries(traces, sort), [traces, sort]);
  const colors = useMemo(
    () => assignServiceColors(traces.flatMap((trace) => trace.services.map((service) => service.name))),
    [traces],
  );
  const { onAsk } = props;
  const narrow = useCallback(
    (startUnixMicros: number, endUnixMicros: number) =>
      onAsk({ ...query, range: { kind: 'absolute', startUnixMicros, endUnixMicros } }),
    [onAsk, query],
  );
  const clock = useClock();
  const isDayShown = useMemo(
    () =>
      needsDay(
        traces.map(({ startUnixMicros }) => startUnixMicros),
        clock,
      ),
    [traces, clock],
  );
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  return (
    <div ref={setScroller} className={styles.scroller} data-stale={found.isLoading}>
      <ResultFacts
        facts={facts}
        result={result}
        query={query}
        failure={found.failure}
        loadedAt={found.loadedAt}
        onAsk={props.onAsk}
        onRefresh={props.onRefresh}
      />
      <div className={styles.plot}>
        <ScatterLater
          traces={traces}
          colors={colors}
          startUnixMicros={result.isLimitReached ? earliest : result.startUnixMicros}
          endUnixMicros={result.endUnixMicros}
          onNarrow={narrow}
        />
      </div>
      <TraceList
        search={search}
        result={result}
        traces={sorted}
        facts={facts}
        colors={colors}
        sort={sort}
        scroller={scroller}
        handleRef={props.listRef}
        isDayShown={isDayShown}
        onSort={props.onSort}
      />
    </div>
  );
}

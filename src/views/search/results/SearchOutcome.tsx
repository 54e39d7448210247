/** The results of a search, or the state that it is in: loading, failed, nothing found. */
import type { RefObject } from 'react';
import { testHooks } from '../../../base/testHooks.ts';
import type { SearchQuery } from '../../../model/summaries/searchQuery.ts';
import type { SearchResult } from '../../../model/summaries/searchResult.ts';
import type { SortColumn, SummarySort } from '../../../model/summaries/sortSummaries.ts';
import type { Loaded } from '../../../queries/contracts.ts';
import { FailureView } from '../../shared/FailureView.tsx';
import { NothingFound } from './NothingFound.tsx';
import { SearchLoading } from './SearchLoading.tsx';
import { SearchResults } from './SearchResults.tsx';
import type { TraceListHandle } from './TraceList.tsx';

export interface SearchOutcomeProps {
  readonly search: string;
  readonly query: SearchQuery;
  readonly sort: SummarySort;
  readonly found: Loaded<SearchResult>;
  readonly listRef: RefObject<TraceListHandle | null>;
  readonly onSort: (column: SortColumn) => void;
  readonly onAsk: (query: SearchQuery) => void;
  readonly onRefresh: () => void;
}

export function SearchOutcome(props: SearchOutcomeProps) {
  const { found, query, onAsk, onRefresh } = props;
  const { data, failure, isLoading } = found;
  if (data === undefined) {
    if (failure !== undefined && !isLoading) return <FailureView failure={failure} onRetry={onRefresh} />;
    return (
      <SearchLoading
        progress={found.progress}
        onCancel={isLoading ? found.cancel : undefined}
        onRetry={onRefresh}
      />
    );
  }
  const isEmpty = data.traces.length === 0;
  if (isEmpty && failure !== undefined) return <FailureView failure={failure} onRetry={onRefresh} />;
  if (isEmpty) {
    return (
      <div data-testid={testHooks.results} data-total={0} data-shapes="settled">
        <NothingFound result={data} query={query} onAsk={onAsk} />
      </div>
    );
  }
  return <SearchResults {...props} result={data} />;
}

/** The search page: the query as a form, and its results. */
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { testHooks } from '../../base/testHooks.ts';
import { cutText } from '../../base/text/cutText.ts';
import type { SearchQuery } from '../../model/summaries/searchQuery.ts';
import { nextSort, type SortColumn } from '../../model/summaries/sortSummaries.ts';
import { useSearch } from '../../queries/useSearch.ts';
import type { SearchTarget } from '../../store/commands/searchCommands.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { formatSearchUrl, parseSearchUrl, type SearchUrl } from '../../url/searchUrl.ts';
import { useAddress } from '../shared/address.ts';
import { useClock } from '../shared/clock.ts';
import { useCommandTarget } from '../shared/commandTargets.tsx';
import { useConfig } from '../shared/config.ts';
import { useNotePlace } from '../shared/searchPlace.tsx';
import { SMALL_SCREEN, useMediaQuery } from '../shared/useMediaQuery.ts';
import { lookbackText } from './context/rangeText.ts';
import { useSearchState, useSearchStore } from './context/searchStore.ts';
import { QueryForm, type QueryFormHandle } from './form/QueryForm.tsx';
import { NotSearched } from './results/NotSearched.tsx';
import { SearchOutcome } from './results/SearchOutcome.tsx';
import type { TraceListHandle } from './results/TraceList.tsx';
import styles from './SearchPage.module.css';
import { searchWithoutOrder } from './searchOfAddress.ts';

export { askEarly } from './searchOfAddress.ts';

/** A page that asks nothing begins with the operator's usual search. */
function withDefaults(url: SearchUrl, usual: string): SearchUrl {
  return url.isAsked || usual === '' ? url : { ...url, query: parseSearchUrl(usual).query };
}

export function SearchPage() {
  const { query: address, go } = useAddress();
  const { search: defaults } = useConfig();
  const { query, sort, isAsked, problems, traceIds } = useMemo(
    () => withDefaults(parseSearchUrl(address), defaults.query),
    [address, defaults],
  );
  const search = useMemo(() => searchWithoutOrder(query), [query]);
  // The same object as long as the search is the same: changing the order sends no request.
  const question = useMemo(() => (isAsked ? parseSearchUrl(search).query : undefined), [isAsked, search]);
  const { askedAt, ask } = useAskedAt(search, isAsked);
  const found = useSearch(askedAt === undefined ? undefined : question, askedAt ?? 0);
  const form = useRef<QueryFormHandle>(null);
  const list = useRef<TraceListHandle>(null);

  const [isPending, setIsPending] = useState(false);
  const isSmall = useMediaQuery(SMALL_SCREEN);
  const [isUnfolded, setIsUnfolded] = useState(false);
  const isFolded = isSmall && isAsked && !isUnfolded;
  useNotePlace('last', isAsked ? address : undefined);
  useTitle(query.service);

  const { refresh: refetch, isLoading } = found;
  const refresh = useCallback(() => {
    if (!isAsked) return;
    // If the clock stands still, the time is the same, and so is the query: it is sent again unchanged.
    if (!ask()) refetch();
  }, [isAsked, ask, refetch]);
  const submitQuery = useCallback(
    (next: SearchQuery) => {
      if (isAsked && searchWithoutOrder(next) === search) {
        // What was chosen a moment ago is being searched for.
        if (!isLoading) refresh();
      } else go('/search', formatSearchUrl(next, sort));
    },
    [isAsked, search, sort, go, refresh, isLoading],
  );
  const sortBy = useCallback(
    (column: SortColumn) => go('/search', formatSearchUrl(query, nextSort(sort, column)), { replace: true }),
    [go, query, sort],
  );
  const target = useMemo<SearchTarget>(
    () => ({
      submit: () => form.current?.submit(),
      refresh,
      focusService: () => {
        flushSync(() => setIsUnfolded(true));
        form.current?.focusService();
      },
      moveSelection: (move) => list.current?.move(move) ?? false,
      openSelected: () => list.current?.open() ?? false,
    }),
    [refresh],
  );
  useCommandTarget('search', target);

  return (
    <div className={styles.page} data-unfolded={isSmall && isUnfolded}>
      <h1 className={styles.title}>Search traces</h1>
      {isSmall && isAsked && (
        <div className={styles.folded}>
          <span className={styles.foldedText}>{questionText(query)}</span>
          <Button look="outline" aria-expanded={isUnfolded} onClick={() => setIsUnfolded(!isUnfolded)}>
            {isUnfolded ? 'Hide the form' : 'Change the search'}
          </Button>
        </div>
      )}
      <div hidden={isFolded}>
        <QueryForm
          query={query}
          search={search}
          isSearching={found.isLoading}
          canRefresh={isAsked}
          handleRef={form}
          onAsk={submitQuery}
          onPending={setIsPending}
          onRefresh={refresh}
        />
      </div>
      {problems.length > 0 && (
        <Banner kind="address" testId={testHooks.banner} key={address}>
          {problems.join(' ')}
        </Banner>
      )}
      {question === undefined ? (
        <NotSearched traceIds={traceIds} onAsk={submitQuery} query={query} />
      ) : (
        <div className={styles.outcome} data-pending={isPending}>
          <p className={styles.pending} role="status">
            {isPending && 'This list answers the previous question. Press Find traces for the new one.'}
          </p>
          <SearchOutcome
            key={search}
            search={search}
            query={question}
            sort={sort}
            found={found}
            listRef={list}
            onSort={sortBy}
            onAsk={submitQuery}
            onRefresh={refresh}
          />
        </div>
      )}
    </div>
  );
}

/** The question in a few words, for windows without room for the form. */
function questionText(query: SearchQuery): string {
  const range = query.range.kind === 'lookback' ? lookbackText(query.range.text) : undefined;
  const parts = [
    query.service ?? 'All services',
    query.operation,
    query.errorsOnly ? 'errors only' : undefined,
  ];
  const tags = query.tags.map(({ key, value }) => `${key}=${value}`);
  return cutText([...parts, ...tags, range].filter((part) => part !== undefined).join(' · '));
}

function useTitle(service: string | undefined): void {
  useEffect(() => {
    document.title = service === undefined ? 'Search · Spanwise' : `${cutText(service)} · Search · Spanwise`;
  }, [service]);
}

/**
 * When the address's search was sent; a new one is sent now. `ask` sends it again; returns whether the time
 * changed.
 */
function useAskedAt(search: string, isAsked: boolean) {
  const clock = useClock();
  const store = useSearchStore();
  const askedAt = useSearchState((state) => state.askedAt.get(search));
  useLayoutEffect(() => {
    if (isAsked && askedAt === undefined) store.getState().ask(search, clock.now());
  }, [isAsked, askedAt, store, search, clock]);
  const ask = useCallback(() => {
    const before = store.getState().askedAt.get(search);
    const now = clock.now();
    store.getState().ask(search, now);
    return now !== before;
  }, [store, search, clock]);
  return { askedAt: isAsked ? askedAt : undefined, ask };
}

/** The search that an address asks for, in the form in which it is asked and remembered. */
import type { SearchQuery } from '../../model/summaries/searchQuery.ts';
import { defaultSort } from '../../model/summaries/sortSummaries.ts';
import type { Backend } from '../../queries/backend.tsx';
import { prefetchSearch } from '../../queries/prefetchSearch.ts';
import type { SearchStore } from '../../store/search/searchStore.ts';
import { formatSearchUrl, parseSearchUrl } from '../../url/searchUrl.ts';
import type { Clock } from '../shared/clock.ts';

/** The address of a search without its order: what was asked when, and where one was in its list, goes by it. */
export function searchWithoutOrder(query: SearchQuery): string {
  return formatSearchUrl(query, defaultSort);
}

/** Asks what an address asks for, before the page is there that shows it. Resolves when it is known. */
export async function askEarly(
  backend: Backend,
  store: SearchStore,
  clock: Clock,
  address: string,
): Promise<void> {
  const { query, isAsked } = parseSearchUrl(address);
  if (!isAsked) return;
  const search = searchWithoutOrder(query);
  const askedAtMs = clock.now();
  store.getState().ask(search, askedAtMs);
  await prefetchSearch(backend, parseSearchUrl(search).query, askedAtMs);
}

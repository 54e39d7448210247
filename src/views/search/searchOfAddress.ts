/** The search of an address, as it is sent and cached. */
import type { SearchQuery } from '../../model/summaries/searchQuery.ts';
import { defaultSort } from '../../model/summaries/sortSummaries.ts';
import type { Backend } from '../../queries/backend.tsx';
import { prefetchSearch } from '../../queries/prefetchSearch.ts';
import type { SearchStore } from '../../store/search/searchStore.ts';
import { formatSearchUrl, parseSearchUrl } from '../../url/searchUrl.ts';
import type { Clock } from '../shared/clock.ts';

/** The search's address without its order: the key for when it was sent and how far its list was scrolled. */
export function searchWithoutOrder(query: SearchQuery): string {
  return formatSearchUrl(query, defaultSort);
}

/** Sends the search of an address before its page is rendered. Resolves with the answer. */
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

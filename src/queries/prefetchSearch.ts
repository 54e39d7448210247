/**
 * Starts a search before anything shows it, so that the request is already in progress when the page opens.
 */
import type { SearchQuery } from '../model/summaries/searchQuery.ts';
import type { Backend } from './backend.tsx';
import { searchQuestion } from './queryOptions.ts';

/**
 * Starts a search; `useSearch` with the same query and time (ms since 1970) shows its result. Resolves when
 * it is done, and never rejects.
 */
export function prefetchSearch(backend: Backend, query: SearchQuery, askedAtMs: number): Promise<void> {
  const { queryKey, queryFn, staleTime, gcTime } = searchQuestion(backend, query, askedAtMs);
  // The query keeps its failure for whatever shows it.
  return backend.queryClient.prefetchQuery({ queryKey, queryFn, staleTime, gcTime });
}

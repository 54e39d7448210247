/** Asks a search before anything shows it: the page that opens finds the request under way. */
import type { SearchQuery } from '../model/summaries/searchQuery.ts';
import type { Backend } from './backend.tsx';
import { searchQuestion } from './queryOptions.ts';

/**
 * Begins to search; what comes of it is seen by `useSearch` with the same query and moment (ms since 1970). Resolves when
 * it is known, and never rejects.
 */
export function prefetchSearch(backend: Backend, query: SearchQuery, askedAtMs: number): Promise<void> {
  const { queryKey, queryFn, staleTime, gcTime } = searchQuestion(backend, query, askedAtMs);
  // The query keeps its failure for those who show it.
  return backend.queryClient.prefetchQuery({ queryKey, queryFn, staleTime, gcTime });
}

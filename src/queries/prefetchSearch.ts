/** Asks a search before anything shows it: the page that opens finds the request under way. */
import type { SearchQuery } from '../model/searchQuery.ts';
import type { Backend } from './backend.tsx';
import { searchQuestion } from './queryOptions.ts';

/** Begins to search; what comes of it is seen by `useSearch` with the same query and moment (ms since 1970). */
export function prefetchSearch(backend: Backend, query: SearchQuery, askedAtMs: number): void {
  const { queryKey, queryFn, staleTime, gcTime } = searchQuestion(backend, query, askedAtMs);
  // Never rejects: the query keeps its failure for those who show it.
  void backend.queryClient.prefetchQuery({ queryKey, queryFn, staleTime, gcTime });
}

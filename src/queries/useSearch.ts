/** A search. */
import { hashKey, type QueryKey } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { SearchQuery } from '../model/summaries/searchQuery.ts';
import type { SearchResult } from '../model/summaries/searchResult.ts';
import { useBackend } from './backend.tsx';
import type { Loaded } from './contracts.ts';
import { searchQuestion } from './queryOptions.ts';
import { useQuestion } from './useQuestion.ts';

/**
 * Requests nothing without a query. `askedAtMs` (Date.now() of the submit) is the reference time for a
 * lookback, and a new one searches again. While the same query is repeated, the previous result stays, even
 * if the new request fails.
 */
export function useSearch(query: SearchQuery | undefined, askedAtMs: number): Loaded<SearchResult> {
  const backend = useBackend();
  const question = useMemo(
    () => (query === undefined ? undefined : searchQuestion(backend, query, askedAtMs)),
    [backend, query, askedAtMs],
  );
  const hash = question === undefined ? undefined : hashKey(question.queryKey.slice(0, 3));
  const keepsAnswerTo = useCallback(
    (key: QueryKey) => key.at(1) === 'search' && hashKey(key.slice(0, 3)) === hash,
    [hash],
  );
  return useQuestion(question, { keepsAnswerTo });
}

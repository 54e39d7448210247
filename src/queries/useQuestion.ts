/**
 * Turns a question into a Loaded. This is the only place that converts a query's state into what views read.
 */
import {
  hashKey,
  type QueryClient,
  type QueryKey,
  skipToken,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { useBackend } from './backend.tsx';
import type { Loaded } from './contracts.ts';
import { failureOf } from './queryFailure.ts';
import type { Question } from './queryOptions.ts';

export interface QuestionOptions {
  /**
   * Whether the answer to an older question with this key stands in until this one has its own. Must be
   * stable.
   */
  readonly keepsAnswerTo?: (olderKey: QueryKey) => boolean;
}

/** Asks while a component shows it; undefined asks nothing. */
export function useQuestion<T>(question: Question<T> | undefined, options: QuestionOptions = {}): Loaded<T> {
  const { progress: board, memory } = useBackend();
  const client = useQueryClient();
  const queryKey = question?.queryKey ?? NOTHING;
  const hash = hashKey(queryKey);
  const { keepsAnswerTo } = options;
  const { data, error, isFetching, dataUpdatedAt, refetch } = useQuery({
    queryKey,
    queryFn: question?.queryFn ?? skipToken,
    staleTime: question?.staleTime,
    gcTime: question?.gcTime,
    retryOnMount: question?.retryOnMount,
  });
  const hasAnswer = data !== undefined;
  // `placeholderData` is not used, because it disappears as soon as a refresh fails.
  const older = useMemo(
    () => (hasAnswer || keepsAnswerTo === undefined ? undefined : lastAnswer<T>(client, keepsAnswerTo)),
    [hasAnswer, client, keepsAnswerTo],
  );
  const shown = data ?? older?.data;
  const shownAt = hasAnswer ? dataUpdatedAt : older?.at;
  const progress = useSyncExternalStore(board.subscribe, () => board.get(hash));
  const refresh = useCallback(() => {
    if (question === undefined) return;
    // A user who asks again may have changed the server, or logged in.
    memory.doubt();
    void refetch();
  }, [question, refetch, memory]);
  const cancel = useCallback(() => void client.cancelQueries({ queryKey, exact: true }), [client, queryKey]);
  const failure = useMemo(() => (error === null ? undefined : failureOf(error)), [error]);
  return useMemo(
    () => ({
      data: question === undefined ? undefined : shown,
      failure,
      isLoading: isFetching,
      progress: isFetching ? progress : undefined,
      loadedAt: shownAt,
      refresh,
      cancel,
    }),
    [question, shown, failure, isFetching, progress, shownAt, refresh, cancel],
  );
}

interface OlderAnswer<T> {
  readonly data: T;
  /** Date.now() when it arrived. */
  readonly at: number;
}

/** Returns the newest cached answer to one of these questions. */
function lastAnswer<T>(client: QueryClient, isOneOf: (key: QueryKey) => boolean): OlderAnswer<T> | undefined {
  let last: OlderAnswer<T> | undefined;
  for (const { queryKey, state } of client.getQueryCache().getAll()) {
    if (state.dataUpdatedAt <= (last?.at ?? 0) || !isOneOf(queryKey)) continue;
    const data = client.getQueryData<T>(queryKey);
    if (data !== undefined) last = { data, at: state.dataUpdatedAt };
  }
  return last;
}

const NOTHING = ['nothing'];

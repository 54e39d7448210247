/** A question as Loaded: the one place where a query's state becomes what views read. */
import { hashKey, type QueryKey, skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { useBackend } from './backend.tsx';
import type { Loaded } from './contracts.ts';
import { failureOf } from './queryFailure.ts';
import type { Question } from './queryOptions.ts';

export interface QuestionOptions {
  /** Whether the answer to the question before, with this key, stays while this one is asked. Stable. */
  readonly keepsAnswerTo?: (previousKey: QueryKey) => boolean;
}

/** Asks while a component shows it; undefined asks nothing. */
export function useQuestion<T>(question: Question<T> | undefined, options: QuestionOptions = {}): Loaded<T> {
  const { progress: board } = useBackend();
  const client = useQueryClient();
  const queryKey = question?.queryKey ?? NOTHING;
  const hash = hashKey(queryKey);
  const keep = <V>(previousAnswer: V | undefined, previous?: { readonly queryKey: QueryKey }) =>
    previous !== undefined && options.keepsAnswerTo?.(previous.queryKey) === true
      ? previousAnswer
      : undefined;
  const { data, error, isFetching, dataUpdatedAt, refetch } = useQuery({
    queryKey,
    queryFn: question?.queryFn ?? skipToken,
    staleTime: question?.staleTime,
    gcTime: question?.gcTime,
    retryOnMount: question?.retryOnMount,
    placeholderData: keep,
  });
  const progress = useSyncExternalStore(board.subscribe, () => board.get(hash));
  const refresh = useCallback(() => {
    if (question !== undefined) void refetch();
  }, [question, refetch]);
  const cancel = useCallback(() => void client.cancelQueries({ queryKey, exact: true }), [client, queryKey]);
  const subject = question?.subject;
  const failure = useMemo(
    () => (error === null || subject === undefined ? undefined : failureOf(error, subject)),
    [error, subject],
  );
  return useMemo(
    () => ({
      data: question === undefined ? undefined : data,
      failure,
      isLoading: isFetching,
      progress: isFetching ? progress : undefined,
      loadedAt: dataUpdatedAt === 0 ? undefined : dataUpdatedAt,
      refresh,
      cancel,
    }),
    [question, data, failure, isFetching, progress, dataUpdatedAt, refresh, cancel],
  );
}

const NOTHING = ['nothing'];

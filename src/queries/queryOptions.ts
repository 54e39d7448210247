/** Each question as a query: its key, how to ask it, and how long its answer is valid. Without React. */
import { hashKey, type QueryKey } from '@tanstack/react-query';
import type { Subject } from '../api/toFailure.ts';
import type { TimeHint } from '../api/trace/timeHint.ts';
import type { Progress } from '../model/failure.ts';
import { isSameTraceId } from '../model/spanIds.ts';
import type { SearchQuery } from '../model/summaries/searchQuery.ts';
import type { SearchResult } from '../model/summaries/searchResult.ts';
import type { TraceSummary } from '../model/summaries/traceSummary.ts';
import type { Trace, TraceId } from '../model/trace.ts';
import type { Backend } from './backend.tsx';
import { listedTrace } from './listedTrace.ts';
import { valueOrThrow } from './queryFailure.ts';

/** A question that hooks and tests can ask. */
export interface Question<T> {
  readonly queryKey: QueryKey;
  readonly queryFn: (context: { readonly signal: AbortSignal }) => Promise<T>;
  readonly subject: Subject;
  /** Milliseconds after which a page that opens asks again. */
  readonly staleTime: number;
  /** Milliseconds that an unused answer is kept. */
  readonly gcTime: number;
  /**
   * Whether a page that opens repeats a failed request. Must be false if several components share a question:
   * the one that shows the failure would ask again by appearing, forever.
   */
  readonly retryOnMount: boolean;
}

export const MINUTE = 60_000;

/** Refreshed only by hand. */
const SEARCHES = { staleTime: Number.POSITIVE_INFINITY, gcTime: 30 * MINUTE, retryOnMount: true };
/** Kept until `keepAnswerCacheSmall` drops them. */
const TRACES = {
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
  retryOnMount: true,
};

export function searchQuestion(
  backend: Backend,
  query: SearchQuery,
  askedAtMs: number,
): Question<SearchResult> {
  const subject: Subject = { kind: 'search', service: query.service };
  const queryKey = [backend.key, 'search', query, askedAtMs];
  return {
    ...SEARCHES,
    subject,
    queryKey,
    queryFn: async ({ signal }) =>
      withProgress(backend, queryKey, signal, async (onProgress) =>
        valueOrThrow(await backend.worker.search(query, askedAtMs, { signal, onProgress }), subject),
      ),
  };
}

export function traceQuestion(backend: Backend, id: TraceId): Question<Trace> {
  const subject: Subject = { kind: 'trace', id };
  const queryKey = [backend.key, 'trace', id];
  return {
    ...TRACES,
    subject,
    queryKey,
    queryFn: async ({ signal }) =>
      withProgress(backend, queryKey, signal, async (onProgress, stop) => {
        const around = timesOf(listedTrace(backend, id));
        const options = { signal, stop, onProgress, around };
        const trace = await valueOrThrow(await backend.worker.loadTrace(id, options), subject);
        // If it was requested by another form of its id (base64, a UUID), it is cached under its own id as
        // well.
        const isOtherForm = trace.id !== id && isSameTraceId(trace.id, id);
        if (isOtherForm) backend.queryClient.setQueryData([backend.key, 'trace', trace.id], trace);
        return trace;
      }),
  };
}

function timesOf(summary: TraceSummary | undefined): TimeHint | undefined {
  if (summary === undefined || summary.startUnixMicros <= 0) return undefined;
  const { startUnixMicros, duration } = summary;
  return { startUnixMicros, endUnixMicros: startUnixMicros + duration };
}

/**
 * Shows the progress of one piece of work on the board, together with how to stop it. A newer one with the
 * same key takes over.
 */
async function withProgress<T>(
  { progress }: Backend,
  queryKey: QueryKey,
  signal: AbortSignal,
  work: (onProgress: (progress: Progress) => void, stop: AbortSignal) => Promise<T>,
): Promise<T> {
  const hash = hashKey(queryKey);
  const stopper = new AbortController();
  const stop = () => stopper.abort();
  let last: Progress | undefined;
  try {
    return await work((news) => {
      if (signal.aborted) return;
      last = news;
      progress.set(hash, { ...news, stop });
    }, stopper.signal);
  } finally {
    if (last !== undefined && progress.get(hash)?.stop === stop) progress.set(hash, undefined);
  }
}

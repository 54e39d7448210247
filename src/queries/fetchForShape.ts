/** Fetches one trace for its shape, into the cache of traces: opening it later, or meanwhile, asks nothing. */
import { CancelledError, hashKey } from '@tanstack/react-query';
import type { Trace, TraceId } from '../model/trace.ts';
import type { Backend } from './backend.tsx';
import { forShape } from './forShape.ts';
import { traceQuestion } from './queryOptions.ts';

export type ShapeFetchOutcome =
  | { readonly kind: 'came'; readonly trace: Trace }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly reason: unknown };

export interface ShapeFetch {
  /** Never rejects. */
  readonly outcome: Promise<ShapeFetchOutcome>;
  /** Ends it, unless a page shows that trace by now. */
  readonly stop: () => void;
}

/** What came: bytes of JSON, and how many there are in all where the server says. */
export type OnBytes = (receivedBytes: number, totalBytes: number | undefined) => void;

/** Spans of a trace that ended so short a time ago, ms, may still be on their way. */
const YOUNG_MS = 60_000;
/** So long, ms, a young one is good enough to be opened. */
const YOUNG_KEPT_MS = 10_000;

/** Begins to fetch. What cannot be drawn is a failure. */
export function fetchForShape(backend: Backend, id: TraceId, onBytes: OnBytes): ShapeFetch {
  const { queryKey } = traceQuestion(backend, id);
  return {
    outcome: fetchTrace(backend, id, onBytes),
    stop: () => {
      const query = backend.queryClient.getQueryCache().find({ queryKey, exact: true });
      if (query?.getObserversCount() === 0) void backend.queryClient.cancelQueries({ queryKey, exact: true });
    },
  };
}

async function fetchTrace(backend: Backend, id: TraceId, onBytes: OnBytes): Promise<ShapeFetchOutcome> {
  const { queryClient, progress } = backend;
  const { queryKey, queryFn, staleTime, gcTime } = traceQuestion(backend, id);
  const hash = hashKey(queryKey);
  const stopListening = progress.subscribe(() => {
    const news = progress.get(hash);
    if (news !== undefined) onBytes(news.receivedBytes, news.totalBytes);
  });
  try {
    const trace = await queryClient.fetchQuery({ queryKey, queryFn, staleTime, gcTime, meta: forShape });
    if (!isDrawable(trace)) {
      forget(backend, id);
      return { kind: 'failed', reason: undefined };
    }
    if (isYoung(trace)) backend.api.transport.timers.after(YOUNG_KEPT_MS, () => forget(backend, id));
    return { kind: 'came', trace };
  } catch (reason) {
    // Whoever opens the trace asks anew, and sees no old failure first.
    forget(backend, id);
    return reason instanceof CancelledError ? { kind: 'stopped' } : { kind: 'failed', reason };
  } finally {
    stopListening();
  }
}

/** Half a trace would be drawn wrongly, and another one than was asked for as well. */
export function isDrawable(trace: Trace): boolean {
  return !trace.warnings.some(({ kind }) => kind === 'incomplete' || kind === 'another-trace');
}

function isYoung({ startUnixMicros, duration }: Trace): boolean {
  return Date.now() - (startUnixMicros + duration) / 1000 < YOUNG_MS;
}

/** Drops a trace that no page shows. */
function forget(backend: Backend, id: TraceId): void {
  const cache = backend.queryClient.getQueryCache();
  const query = cache.find({ queryKey: traceQuestion(backend, id).queryKey, exact: true });
  if (query?.getObserversCount() === 0) cache.remove(query);
}

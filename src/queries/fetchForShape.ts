/**
 * Fetches one trace for its shape, into the cache of traces. Opening the trace then or later needs no further
 * request.
 */
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
  /** Cancels it, unless a page shows that trace by now. */
  readonly stop: () => void;
}

/** Reports the bytes of JSON received, and the total if the server says it. */
export type OnBytes = (receivedBytes: number, totalBytes: number | undefined) => void;

/** If a trace ended less than this ago, ms, more of its spans may still arrive. */
const YOUNG_MS = 60_000;
/** How long such a recent trace is good enough to be opened, ms. */
const YOUNG_KEPT_MS = 10_000;

/** Starts fetching. A trace that cannot be drawn counts as a failure. */
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
    if (isYoung(trace)) backend.timers.after(YOUNG_KEPT_MS, () => forget(backend, id));
    return { kind: 'came', trace };
  } catch (reason) {
    // Opening the trace then starts a new request, and does not show an old failure first.
    forget(backend, id);
    return reason instanceof CancelledError ? { kind: 'stopped' } : { kind: 'failed', reason };
  } finally {
    stopListening();
  }
}

/** An incomplete trace, or another one than requested, would be drawn wrongly. */
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

/**
 * Requests a trace before anything shows it, so that the request is already in progress when the page opens.
 */
import type { TraceId } from '../model/trace.ts';
import type { Backend } from './backend.tsx';
import { traceQuestion } from './queryOptions.ts';

/** Starts loading a trace; `useTrace` shows its result. Resolves when it is done, and never rejects. */
export function prefetchTrace(backend: Backend, id: TraceId): Promise<void> {
  const { queryKey, queryFn, staleTime, gcTime } = traceQuestion(backend, id);
  // The query keeps its failure for whatever shows it.
  return backend.queryClient.prefetchQuery({ queryKey, queryFn, staleTime, gcTime });
}

/** Asks for a trace before anything shows it: the page that opens finds the request under way. */
import type { TraceId } from '../model/trace.ts';
import type { Backend } from './backend.tsx';
import { traceQuestion } from './queryOptions.ts';

/** Begins to load a trace; whether it comes is seen by `useTrace`. Resolves when it is known, and never rejects. */
export function prefetchTrace(backend: Backend, id: TraceId): Promise<void> {
  const { queryKey, queryFn, staleTime, gcTime } = traceQuestion(backend, id);
  // The query keeps its failure for those who show it.
  return backend.queryClient.prefetchQuery({ queryKey, queryFn, staleTime, gcTime });
}

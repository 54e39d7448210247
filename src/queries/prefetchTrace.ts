/** Asks for a trace before anything shows it: the page that opens finds the request under way. */
import type { TraceId } from '../model/trace.ts';
import type { Backend } from './backend.tsx';
import { traceQuestion } from './queryOptions.ts';

/** Begins to load a trace; whether it comes is seen by `useTrace`. */
export function prefetchTrace(backend: Backend, id: TraceId): void {
  const { queryKey, queryFn, staleTime, gcTime } = traceQuestion(backend, id);
  // Never rejects: the query keeps its failure for those who show it.
  void backend.queryClient.prefetchQuery({ queryKey, queryFn, staleTime, gcTime });
}

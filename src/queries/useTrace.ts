/** One trace, and what a list says of it until it is there. */
import { useMemo } from 'react';
import type { Trace, TraceId } from '../model/trace.ts';
import { useBackend } from './backend.tsx';
import type { Loaded } from './contracts.ts';
import { listedTrace } from './listedTrace.ts';
import { traceQuestion } from './queryOptions.ts';
import { useQuestion } from './useQuestion.ts';

/** Loads a trace once. Only `refresh` loads it again; the previous one stays meanwhile. */
export function useTrace(id: TraceId): Loaded<Trace> {
  const backend = useBackend();
  return useQuestion(useMemo(() => traceQuestion(backend, id), [backend, id]));
}

/** Returns how many spans a trace has, if a list that is still cached says so. */
export function useListedSpanCount(id: TraceId): number | undefined {
  const backend = useBackend();
  return useMemo(() => listedTrace(backend, id)?.spanCount, [backend, id]);
}

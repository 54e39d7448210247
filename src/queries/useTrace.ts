/** One trace. */
import { useMemo } from 'react';
import type { Trace, TraceId } from '../model/trace.ts';
import { useBackend } from './backend.tsx';
import type { Loaded } from './contracts.ts';
import { traceQuestion } from './queryOptions.ts';
import { useQuestion } from './useQuestion.ts';

/** Loads a trace once. Only `refresh` loads it again; the previous one stays meanwhile. */
export function useTrace(id: TraceId): Loaded<Trace> {
  const backend = useBackend();
  return useQuestion(useMemo(() => traceQuestion(backend, id), [backend, id]));
}

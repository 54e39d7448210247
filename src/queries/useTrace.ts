/** One trace. */
import { useMemo } from 'react';
import type { Trace, TraceId } from '../model/trace.ts';
import { useBackend } from './backend.tsx';
import type { Loaded } from './contracts.ts';
import { traceQuestion } from './queryOptions.ts';
import { useQuestion } from './useQuestion.ts';

/** Loads a trace once; only `refresh` asks again, and what was there stays meanwhile. */
export function useTrace(id: TraceId): Loaded<Trace> {
  const backend = useBackend();
  return useQuestion(useMemo(() => traceQuestion(backend, id), [backend, id]));
}

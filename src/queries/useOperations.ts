/** The operations of a service. */
import { useMemo } from 'react';
import type { Operation } from '../model/summaries/searchQuery.ts';
import { useBackend } from './backend.tsx';
import type { Loaded } from './contracts.ts';
import { operationsQuestion } from './listQuestions.ts';
import { useQuestion } from './useQuestion.ts';

/** Requests nothing without a service. */
export function useOperations(service: string | undefined): Loaded<readonly Operation[]> {
  const backend = useBackend();
  const question = useMemo(
    () => (service === undefined || service === '' ? undefined : operationsQuestion(backend, service)),
    [backend, service],
  );
  return useQuestion(question);
}

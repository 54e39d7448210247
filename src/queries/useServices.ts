/** The names of all services. */
import { useMemo } from 'react';
import { useBackend } from './backend.tsx';
import type { Loaded } from './contracts.ts';
import { servicesQuestion } from './listQuestions.ts';
import { useQuestion } from './useQuestion.ts';

export function useServices(): Loaded<readonly string[]> {
  const backend = useBackend();
  return useQuestion(useMemo(() => servicesQuestion(backend), [backend]));
}

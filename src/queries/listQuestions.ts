/** The queries for lists: services, and the operations of a service. */
import type { Subject } from '../api/toFailure.ts';
import type { Operation } from '../model/summaries/searchQuery.ts';
import type { Backend } from './backend.tsx';
import { valueOrThrow } from './queryFailure.ts';
import { MINUTE, type Question } from './queryOptions.ts';

/** Short on purpose, so that a service that has just started appears. */
const LISTS = { staleTime: MINUTE, gcTime: 60 * MINUTE, retryOnMount: false };
export function servicesQuestion(backend: Backend): Question<readonly string[]> {
  const subject: Subject = { kind: 'services' };
  return {
    ...LISTS,
    subject,
    queryKey: [backend.key, 'services'],
    queryFn: async ({ signal }) => valueOrThrow(await backend.worker.fetchServices({ signal }), subject),
  };
}

export function operationsQuestion(backend: Backend, service: string): Question<readonly Operation[]> {
  const subject: Subject = { kind: 'operations', service };
  return {
    ...LISTS,
    subject,
    queryKey: [backend.key, 'operations', service],
    queryFn: async ({ signal }) =>
      valueOrThrow(await backend.worker.fetchOperations(service, { signal }), subject),
  };
}

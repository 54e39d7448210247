/** The two small lists for the search form: services, and the operations of a service. */
import { ok, type Result } from '../../base/result.ts';
import { runInSlices, type Steps } from '../../base/time/slicedTask.ts';
import { sortInSteps } from '../../base/time/sortInSteps.ts';
import type { Operation } from '../../model/summaries/searchQuery.ts';
import type { SpanKindName } from '../../model/trace.ts';
import { spanKindNames } from '../../model/trace.ts';
import type { ApiError } from '../apiError.ts';
import { type ApiContext, askJson } from '../dialect/apiContext.ts';
import { type Attempt, absentUnlessV3, firstPresent } from '../dialect/attempts.ts';
import { legacyOperationNames, legacyOperations, legacyServices, v3Operations, v3Services } from '../wire.ts';

/** Returns the names of all services, sorted and without duplicates. */
export async function fetchServices(
  context: ApiContext,
  signal: AbortSignal,
): Promise<Result<readonly string[], ApiError>> {
  const v3 = () => askJson(context, ['v3', 'services'], [], v3Services, signal);
  const legacy = async () => {
    const answer = await askJson(context, ['services'], [], legacyServices, signal);
    return answer.ok ? ok(answer.value.data ?? []) : answer;
  };
  const names = await askLists(context, v3, [legacy]);
  return names.ok ? ok(await sortedNames(names.value)) : names;
}

/**
 * Returns the operations of a service, sorted by name, with each pair of name and kind once. Empty for an
 * unknown service.
 */
export async function fetchOperations(
  context: ApiContext,
  service: string,
  signal: AbortSignal,
): Promise<Result<readonly Operation[], ApiError>> {
  const v3 = async () => {
    const answer = await askJson(context, ['v3', 'operations'], [['service', service]], v3Operations, signal);
    return answer.ok ? ok(answer.value.map(operationOf)) : answer;
  };
  const legacy = async () => {
    const answer = await askJson(context, ['operations'], [['service', service]], legacyOperations, signal);
    return answer.ok ? ok((answer.value.data ?? []).map(operationOf)) : answer;
  };
  const namesOnly = async () => {
    const segments = ['services', service, 'operations'];
    const answer = await askJson(context, segments, [], legacyOperationNames, signal);
    return answer.ok ? ok((answer.value.data ?? []).map((name) => ({ name, kind: undefined }))) : answer;
  };
  const operations = await askLists<Operation>(context, v3, [legacy, namesOnly]);
  return operations.ok ? ok(await sortedOperations(operations.value)) : operations;
}

/** Tries v3 first, unless it was missing recently; then the legacy routes. */
async function askLists<T>(
  context: ApiContext,
  askV3: Attempt<readonly T[]>['ask'],
  askLegacy: readonly Attempt<readonly T[]>['ask'][],
): Promise<Result<readonly T[], ApiError>> {
  const { dialect } = context.target;
  const { v3: hasV3, isDated } = context.memory.known;
  const v3 =
    dialect === 'legacy' ? [] : [{ part: 'v3', ask: async () => absentUnlessV3(await askV3()) } as const];
  const legacy = dialect === 'v3' ? [] : askLegacy.map((ask) => ({ part: 'legacy', ask }) as const);
  const attempts = hasV3 === false && !isDated ? [...legacy, ...v3] : [...v3, ...legacy];
  return firstPresent<readonly T[]>(context, attempts, (list) => list.length > 0);
}

function operationOf({ name, spanKind }: { name: string; spanKind?: string | undefined }): Operation {
  return { name, kind: spanKindOf(spanKind) };
}

function spanKindOf(text: string | undefined): SpanKindName | undefined {
  const kind = spanKindNames.find((name) => name === text?.toLowerCase());
  return kind === 'unspecified' ? undefined : kind;
}

function sortedNames(names: readonly string[]): Promise<readonly string[]> {
  return inSlices(sortInSteps([...new Set(names)], compareText));
}

function sortedOperations(operations: readonly Operation[]): Promise<readonly Operation[]> {
  const distinct = new Map(
    operations.map((operation) => [`${operation.kind ?? ''}\n${operation.name}`, operation]),
  );
  return inSlices(
    sortInSteps(
      [...distinct.values()],
      (one, other) => compareText(one.name, other.name) || compareText(one.kind ?? '', other.kind ?? ''),
    ),
  );
}

function inSlices<T>(steps: Steps<T>): Promise<T> {
  return new Promise((resolve) => {
    runInSlices(steps, resolve);
  });
}

const collator = new Intl.Collator('en', { numeric: true });

/** Compares for a user: ignores case and sorts numbers by value. Ties are resolved by code units. */
function compareText(one: string, other: string): number {
  return collator.compare(one, other) || (one < other ? -1 : one > other ? 1 : 0);
}

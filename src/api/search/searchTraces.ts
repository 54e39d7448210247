/**
 * Searches: requests summaries if the server has them, else whole traces, and reports what was done
 * differently from the request.
 */
import { err, ok, type Result } from '../../base/result.ts';
import { isErrorCondition, type SearchQuery } from '../../model/summaries/searchQuery.ts';
import type { SearchResult } from '../../model/summaries/searchResult.ts';
import type { TraceSummary } from '../../model/summaries/traceSummary.ts';
import type { TraceId } from '../../model/trace.ts';
import type { ApiError } from '../apiError.ts';
import { endpointUrl } from '../apiTarget.ts';
import { type ApiContext, askJson } from '../dialect/apiContext.ts';
import { type Attempt, absentUnlessV3, firstPresent } from '../dialect/attempts.ts';
import { startOf } from '../request/refusal.ts';
import { SEARCH_TIMEOUT } from '../request/request.ts';
import { summariesEnvelope } from '../wire.ts';
import { conditionText, planConditions } from './conditions.ts';
import { searchLegacy, searchV3 } from './fullSearch.ts';
import { type CheckedSearch, checkSearch, v3SearchParameters } from './searchParameters.ts';
import type { Found, SearchOptions, SearchTask } from './searchTask.ts';
import { readSummaries } from './traceSummaries.ts';
import { settleTimes } from './uncertainTimes.ts';

/** Searches. `askedAtMs` (Date.now()) is the reference time for a lookback. Newest traces first. */
export async function searchTraces(
  context: ApiContext,
  asked: SearchQuery,
  askedAtMs: number,
  options: SearchOptions,
): Promise<Result<SearchResult, ApiError>> {
  // For every server, an empty parameter means the same as an absent one.
  const query = { ...asked, service: asked.service || undefined, operation: asked.operation || undefined };
  const plan = planConditions(query);
  const checked = checkSearch(query, plan.sent, askedAtMs);
  if (!checked.ok) return checked;
  const search = checked.value;
  const task: SearchTask = { context, query, search, plan, options };
  options.onProgress?.({ phase: 'waiting', receivedBytes: 0, totalBytes: undefined, spans: 0 });
  const found = await firstPresent(context, waysToSearch(task), ({ sentCount }) => sentCount > 0);
  if (!found.ok) return err(isMissingService(found.error, query) ? { kind: 'needs-service' } : found.error);
  return ok(resultOf(found.value, search));
}

/** The ways that the dialect allows, ordered by what is known about the server. */
function waysToSearch(task: SearchTask): readonly Attempt<Found>[] {
  const { context, query, plan } = task;
  const { known } = context.memory;
  const summaries: Attempt<Found> = { part: 'summaries', ask: () => searchSummaries(task) };
  const v3: Attempt<Found> = { part: 'v3', ask: () => searchV3(task) };
  const legacy: Attempt<Found> = { part: 'legacy', ask: () => searchLegacy(task) };
  // Summaries tell about errors, but not about kinds, scopes or resources; those need whole traces.
  const summariesSuffice = plan.here.every(isErrorCondition);
  const { dialect } = context.target;
  if (dialect === 'legacy') return query.service === undefined ? [needsService] : [legacy];
  const v3Ways = summariesSuffice ? [summaries, v3] : [v3];
  if (dialect === 'v3') return v3Ways;
  if (query.service === undefined) return [...v3Ways, needsService];
  if (known.summaries === true) return [...v3Ways, legacy];
  if (known.summaries === false || (known.v3 === false && !known.isDated)) return [legacy, ...v3Ways];
  return summariesSuffice ? [summaries, legacy, v3] : [legacy, v3];
}

const needsService: Attempt<Found> = {
  part: 'legacy',
  ask: () => Promise.resolve(err({ kind: 'needs-service' })),
};

const SUMMARIES = ['v3', 'trace-summaries'];

async function searchSummaries({
  context,
  query,
  search,
  plan,
  options,
}: SearchTask): Promise<Result<Found, ApiError>> {
  const answer = absentUnlessV3(
    await askJson(
      context,
      SUMMARIES,
      v3SearchParameters(search),
      summariesEnvelope,
      options.signal,
      SEARCH_TIMEOUT,
    ),
  );
  if (!answer.ok) return answer;
  const { summaries, uncertain, unreadable } = readSummaries(answer.value);
  if (summaries.length === 0 && unreadable > 0) return err(nothingReadable(context, answer.value));
  const kept =
    plan.here.length === 0
      ? summaries
      : summaries.filter((summary) => hasError(summary, serviceOfErrors(query)));
  const settled = await settleTimes(context, kept, uncertain, options.signal);
  return ok({
    summaries: settled.summaries,
    sentCount: summaries.length + unreadable,
    notes: [...unreadableNote(unreadable), ...settled.notes],
    isIncomplete: unreadable > 0,
    appliedHere: plan.here,
    // A server with summaries knows the special conditions.
    doubtful: [],
  });
}

function unreadableNote(count: number): readonly string[] {
  return count === 0 ? [] : [`${count} of the server’s summaries could not be read and are missing here.`];
}

/** There is an answer, but nothing in it is a summary. That is different from "nothing matches". */
function nothingReadable({ target }: ApiContext, [first]: readonly unknown[]): ApiError {
  return {
    kind: 'undecodable',
    url: endpointUrl(target, SUMMARIES, []),
    message: 'None of its summaries can be read.',
    detail: startOf(JSON.stringify(first)),
  };
}

/** Whose spans count as errors; undefined: those of any service. */
function serviceOfErrors({ service, errorsAnywhere }: SearchQuery): string | undefined {
  return errorsAnywhere ? undefined : service;
}

function hasError(summary: TraceSummary, service: string | undefined): boolean {
  if (service === undefined) return summary.errorCount > 0;
  return summary.services.some(({ name, errorCount }) => name === service && errorCount > 0);
}

/** Servers have several messages for a missing service. */
function isMissingService(error: ApiError, query: SearchQuery): boolean {
  if (query.service !== undefined || error.kind !== 'refused') return false;
  return /service.*(required|not supported)|requires a service/i.test(error.message);
}

function resultOf(found: Found, search: CheckedSearch): SearchResult {
  const { traces, repeated } = withoutRepetitions(found.summaries);
  traces.sort((one, other) => other.startUnixMicros - one.startUnixMicros);
  return {
    traces,
    startUnixMicros: search.startUnixMicros,
    endUnixMicros: search.endUnixMicros,
    isLimitReached: found.sentCount >= search.limit,
    sentCount: found.sentCount,
    isIncomplete: found.isIncomplete,
    notes: repeated === 0 ? found.notes : [...found.notes, repetitionNote(repeated)],
    doubtfulConditions: traces.length === 0 ? found.doubtful.map(conditionText) : [],
    conditionsAppliedHere: found.appliedHere.map(conditionText),
  };
}

/** Some stores list a trace twice, in parts. Keeps one row for each id: the part with the most spans. */
function withoutRepetitions(summaries: readonly TraceSummary[]) {
  const byId = new Map<TraceId, TraceSummary>();
  for (const summary of summaries) {
    const known = byId.get(summary.id);
    if (known === undefined || summary.spanCount > known.spanCount) byId.set(summary.id, summary);
  }
  return { traces: [...byId.values()], repeated: summaries.length - byId.size };
}

function repetitionNote(repeated: number): string {
  return repeated === 1
    ? 'The server listed one trace twice; it is shown once.'
    : `The server listed traces more than once; ${repeated} repetitions were left out.`;
}

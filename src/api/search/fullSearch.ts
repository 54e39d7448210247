/** Searches that return whole traces: the legacy one, and v3's for servers without summaries. */
import { err, ok, type Result } from '../../base/result.ts';
import type { TagCondition } from '../../model/summaries/searchQuery.ts';
import { summarizeTrace } from '../../model/summaries/summarizeTrace.ts';
import type { ApiError } from '../apiError.ts';
import { endpointUrl, type Parameter } from '../apiTarget.ts';
import { absentUnlessV3 } from '../dialect/attempts.ts';
import type { DialectKnowledge } from '../dialect/memory.ts';
import { askForTraces } from '../request/askForTraces.ts';
import { SEARCH_TIMEOUT } from '../request/request.ts';
import { traceMatches } from './conditions.ts';
import { searchInParts } from './searchInParts.ts';
import { type CheckedSearch, legacySearchParameters, v3SearchParameters } from './searchParameters.ts';
import type { Batch, Found, SearchTask } from './searchTask.ts';
import { notesOnTimes } from './uncertainTimes.ts';

/**
 * The legacy search. A single value that its JSON cannot express makes all of it fail. Then v3 is tried, and
 * after that a search in parts.
 */
export async function searchLegacy(task: SearchTask): Promise<Result<Found, ApiError>> {
  const { context, search, plan } = task;
  const ask = (part: CheckedSearch) => askBatch(task, ['traces'], legacySearchParameters(part));
  const whole = await ask(search);
  if (whole.ok) return ok(foundIn(task, whole.value, plan.here, []));
  if (!isUnwritableValue(whole.error)) return whole;
  if (context.target.dialect === 'auto' && mayHaveV3(context.memory.known)) {
    const v3 = await searchV3(task);
    if (v3.ok) {
      context.memory.learn({ v3: true });
      const note =
        'One of these traces has a value that is NaN or infinite, which this server’s older search cannot send; its newer one was used instead.';
      return ok({ ...v3.value, notes: [note, ...v3.value.notes] });
    }
  }
  const parts = await searchInParts(search, ask, isUnwritableValue);
  return parts.ok ? ok(foundIn(task, parts.value.batch, plan.here, parts.value.notes)) : parts;
}

/**
 * v3's search for whole traces. Servers without summaries silently ignore conditions on tags, so these are
 * applied here.
 */
export async function searchV3(task: SearchTask): Promise<Result<Found, ApiError>> {
  const { context, search, plan } = task;
  const batch = absentUnlessV3(await askBatch(task, ['v3', 'traces'], v3SearchParameters(search)));
  if (!batch.ok) return batch;
  const here = context.memory.known.summaries === true ? plan.here : [...plan.sent, ...plan.here];
  return ok(foundIn(task, batch.value, here, []));
}

function foundIn(
  task: SearchTask,
  { traces, warnings }: Batch,
  here: readonly TagCondition[],
  notes: readonly string[],
): Found {
  const kept = here.length === 0 ? traces : traces.filter((trace) => traceMatches(trace, task.query, here));
  return {
    summaries: kept.map(summarizeTrace),
    sentCount: traces.length,
    notes: [...notes, ...warnings.map(({ message }) => message), ...notesOnTimes(kept)],
    isIncomplete: warnings.some(({ kind }) => kind === 'incomplete'),
    appliedHere: here,
    doubtful: task.plan.doubtful.filter((condition) => !here.includes(condition)),
  };
}

async function askBatch(
  { context, options }: SearchTask,
  segments: readonly string[],
  parameters: readonly Parameter[],
): Promise<Result<Batch, ApiError>> {
  const { target, transport } = context;
  const url = endpointUrl(target, segments, parameters);
  const answer = await askForTraces(transport, url, {
    signal: options.signal,
    timeout: SEARCH_TIMEOUT,
    onProgress: options.onProgress,
    isPartWanted: false,
  });
  if (!answer.ok) return isNoMatch(answer.error) ? ok({ traces: [], warnings: [] }) : answer;
  const { traces, warnings, start } = answer.value;
  const [warning] = warnings;
  if (traces.length > 0 || warning === undefined) return answer;
  // There is an answer, but nothing in it is a trace. That is different from "nothing matches".
  const message = `None of its traces can be read: ${warning.message}`;
  return err({ kind: 'undecodable', url, message, detail: start });
}

/** v3 answers an empty search with 404 and an error body. */
function isNoMatch(error: ApiError): boolean {
  return error.kind === 'refused' && error.status === 404 && error.form === 'v3';
}

function mayHaveV3({ v3, isDated }: DialectKnowledge): boolean {
  return v3 !== false || isDated;
}

/** JSON cannot express NaN and infinities. A legacy answer with one of them fails as a whole. */
function isUnwritableValue(error: ApiError): boolean {
  return error.kind === 'refused' && error.status >= 500 && /unsupported value/i.test(error.message);
}

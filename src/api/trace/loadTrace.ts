/**
 * Loads one trace by its id: from v3, which is exact and smaller, then from the legacy API, with all
 * spellings of the id.
 */
import { err, ok, type Result } from '../../base/result.ts';
import type { Progress } from '../../model/failure.ts';
import { isHexTraceId } from '../../model/spanIds.ts';
import type { Trace, TraceId } from '../../model/trace.ts';
import { type ApiError, isAbsence, isLimit, moreTelling, type Refusal } from '../apiError.ts';
import { endpointUrl, type Parameter } from '../apiTarget.ts';
import { type ApiContext, askJson } from '../dialect/apiContext.ts';
import { absentUnlessV3, withFixture } from '../dialect/attempts.ts';
import { DialectEvidence } from '../dialect/evidence.ts';
import type { DialectMemory } from '../dialect/memory.ts';
import { type AskOptions, askForTraces } from '../request/askForTraces.ts';
import { type Timeout, TRACE_TIMEOUT } from '../request/request.ts';
import { v3Services } from '../wire.ts';
import { spellingsOf } from './idSpellings.ts';
import { pickTrace } from './pickTrace.ts';
import { type TimeHint, timeHintParameters } from './timeHint.ts';

export interface LoadOptions {
  readonly signal: AbortSignal;
  /** When the trace ran, if that is known. A server that refuses the times is asked without them. */
  readonly around?: TimeHint;
  readonly onProgress?: (progress: Progress) => void;
}

type Way = 'v3' | 'legacy';

/**
 * Loads a trace, or the part of it that arrived, with a warning `incomplete`. Returns `not-found` if every
 * way of asking says that there is no such trace.
 */
export async function loadTrace(
  context: ApiContext,
  id: TraceId,
  options: LoadOptions,
): Promise<Result<Trace, ApiError>> {
  const { target, memory } = context;
  const evidence = new DialectEvidence(memory);
  const { v3, isDated } = memory.known;
  const ways = waysToAsk(target.dialect, v3);
  const isGuess = ways.length > 1 && isDated;
  const hasGotV3 = isGuess ? checkForV3(context, evidence, options.signal) : Promise.resolve(false);
  let worst: ApiError | undefined;
  let inexact: Trace | undefined;
  for (const way of ways) {
    const result = await askInSpellings(context, way, id, options);
    if (result.ok) {
      const mayBeBetter = way === 'legacy' && (await hasGotV3);
      evidence.noteAnswer(way, true);
      if (!mayBeBetter) return result;
      inexact = result.value;
      continue;
    }
    if (!mayAskOn(result.error, id)) return inexact === undefined ? result : ok(inexact);
    noteFailure(evidence, memory, way, result.error);
    worst = moreTelling(worst, result.error);
  }
  return inexact === undefined ? err(withFixture(target, worst ?? NO_WAY)) : ok(inexact);
}

const NO_WAY: ApiError = { kind: 'invalid', message: 'No API is allowed for this request.' };

function waysToAsk(dialect: 'auto' | 'v3' | 'legacy', hasV3: boolean | undefined): readonly Way[] {
  if (dialect !== 'auto') return [dialect];
  return hasV3 === false ? ['legacy', 'v3'] : ['v3', 'legacy'];
}

/**
 * Another dialect may work better: it has other parts, other bugs, other stores behind it, and another way of
 * reading ids.
 */
function mayAskOn(error: ApiError, id: TraceId): boolean {
  if (isLimit(error)) return false;
  if (isAbsence(error) || error.kind === 'not-found') return true;
  return error.kind === 'refused' && (error.status >= 500 || isRefusedId(error, id));
}

/** A server that reads ids as numbers refuses any other text. */
function isRefusedId(error: ApiError, id: string): boolean {
  return error.kind === 'refused' && error.status === 400 && !isHexTraceId(id);
}

function noteFailure(evidence: DialectEvidence, memory: DialectMemory, way: Way, error: ApiError): void {
  if (isAbsence(error)) evidence.noteAbsence(way, error);
  else if (way === 'v3' && error.kind === 'not-found' && error.form === 'v3') memory.learn({ v3: true });
}

const CHECK_TIMEOUT: Timeout = { seconds: 5, of: 'total' };

/**
 * Checks whether a server that had no v3 has it now. This runs alongside the request for the trace, with the
 * smallest request that tells.
 */
async function checkForV3(
  context: ApiContext,
  evidence: DialectEvidence,
  signal: AbortSignal,
): Promise<boolean> {
  const asked = await askJson(context, ['v3', 'services'], [], v3Services, signal, CHECK_TIMEOUT);
  const services = absentUnlessV3(asked);
  if (!services.ok) {
    if (isAbsence(services.error)) evidence.noteAbsence('v3', services.error);
    return false;
  }
  evidence.noteAnswer('v3', true);
  return true;
}

/** Returns the result for the first spelling that the server knows, or the error for the last one. */
async function askInSpellings(
  context: ApiContext,
  way: Way,
  id: TraceId,
  options: LoadOptions,
): Promise<Result<Trace, ApiError>> {
  const areNumbers = way === 'v3' || context.memory.known.v3 === true;
  const prefix = way === 'v3' ? ['v3', 'traces'] : ['traces'];
  let unknown: ApiError | undefined;
  for (const spelling of spellingsOf(id, areNumbers)) {
    const answer = await askWithHint(context, way, [...prefix, spelling], id, options);
    const result = way === 'v3' ? absentUnlessV3(answer) : answer;
    if (result.ok) return result;
    const { error } = result;
    if (error.kind !== 'not-found' && !isRefusedId(error, spelling)) {
      // The failure of a guessed spelling tells less than the server's statement that it does not know the
      // id.
      return unknown === undefined || error.kind === 'aborted' || isLimit(error) ? result : err(unknown);
    }
    if (unknown?.kind !== 'not-found') unknown = error;
  }
  return err(unknown ?? NO_WAY);
}

async function askWithHint(
  context: ApiContext,
  way: Way,
  segments: readonly string[],
  id: TraceId,
  options: LoadOptions,
): Promise<Result<Trace, ApiError>> {
  const hint = timeHintParameters(way, options.around);
  const answer = await askOnce(context, segments, hint, id, options);
  if (answer.ok || hint.length === 0) return answer;
  const { error } = answer;
  // A list may be wrong about the time, and a server about the parameters.
  const isDueToHint = error.kind === 'not-found' || (error.kind === 'refused' && error.status === 400);
  return isDueToHint ? askOnce(context, segments, [], id, options) : answer;
}

async function askOnce(
  { target, transport, early }: ApiContext,
  segments: readonly string[],
  parameters: readonly Parameter[],
  id: TraceId,
  { signal, onProgress }: LoadOptions,
): Promise<Result<Trace, ApiError>> {
  const url = endpointUrl(target, segments, parameters);
  onProgress?.({ phase: 'waiting', receivedBytes: 0, totalBytes: undefined, spans: 0 });
  const how: AskOptions = { signal, timeout: TRACE_TIMEOUT, onProgress, isPartWanted: true };
  const answer = await (early?.take(url, how) ?? askForTraces(transport, url, how));
  if (!answer.ok) {
    const form = formOfNoSuchTrace(answer.error);
    return form === undefined ? answer : err({ kind: 'not-found', url, form });
  }
  return pickTrace(answer.value, url, id);
}

/**
 * The form in which an error body of either dialect says that there is no such trace. A 404 without one means
 * that the endpoint is missing.
 */
function formOfNoSuchTrace(error: ApiError): Refusal['form'] | undefined {
  if (error.kind !== 'refused') return undefined;
  const isSaid = error.status === 404 || /^(trace not found|no traces found)$/i.test(error.message);
  return isSaid ? error.form : undefined;
}

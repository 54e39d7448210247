/** One trace by its id: asked of v3, which is exact and smaller, then of the legacy API, in the spellings of the id. */
import { err, ok, type Result } from '../base/result.ts';
import type { Progress } from '../model/failure.ts';
import { normalizeTraceId } from '../model/spanIds.ts';
import type { Trace, TraceId, TraceWarning } from '../model/trace.ts';
import type { ApiContext } from './apiContext.ts';
import { type ApiError, isAbsence, isLimit, moreTelling } from './apiError.ts';
import { endpointUrl } from './apiTarget.ts';
import { type AskOptions, askForTraces } from './askForTraces.ts';
import { absentUnlessV3, withFixture } from './attempts.ts';
import { startOf } from './refusal.ts';
import { TRACE_TIMEOUT } from './request.ts';

export interface LoadOptions {
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** Stop beyond so many bytes; then a part of a trace that breaks off is not wanted either. */
  readonly maxBytes?: number;
}

/** Loads a trace, or the part of it that came, with a warning `incomplete`; `not-found` where every way of asking says that there is none. */
export async function loadTrace(
  context: ApiContext,
  id: TraceId,
  options: LoadOptions,
): Promise<Result<Trace, ApiError>> {
  const { target, memory } = context;
  const ways = waysToAsk(target.dialect, memory.known.v3);
  let first: ApiError | undefined;
  for (const way of ways) {
    const result = way === 'v3' ? await askV3(context, id, options) : await askLegacy(context, id, options);
    if (result.ok || !mayAskOn(result.error)) return result;
    first = moreTelling(first, result.error);
  }
  return err(withFixture(target, first ?? { kind: 'invalid', message: 'No way to ask is allowed.' }));
}

function waysToAsk(
  dialect: 'auto' | 'v3' | 'legacy',
  hasV3: boolean | undefined,
): readonly ('v3' | 'legacy')[] {
  if (dialect !== 'auto') return [dialect];
  return hasV3 === false ? ['legacy', 'v3'] : ['v3', 'legacy'];
}

/** Another dialect may know better: it has other parts, other bugs, and other stores behind it. */
function mayAskOn(error: ApiError): boolean {
  if (isLimit(error)) return false;
  if (isAbsence(error) || error.kind === 'not-found') return true;
  return error.kind === 'refused' && error.status >= 500;
}

async function askV3(
  context: ApiContext,
  id: TraceId,
  options: LoadOptions,
): Promise<Result<Trace, ApiError>> {
  const result = absentUnlessV3(await askOnce(context, ['v3', 'traces', id], id, options));
  const isThere = result.ok || result.error.kind === 'not-found';
  if (isThere) context.memory.learn({ v3: true });
  else if (result.error.kind === 'absent') context.memory.learn({ v3: false });
  return result;
}

async function askLegacy(
  context: ApiContext,
  id: TraceId,
  options: LoadOptions,
): Promise<Result<Trace, ApiError>> {
  let result: Result<Trace, ApiError> = err({ kind: 'not-found', url: context.target.apiUrl });
  for (const spelling of spellingsOf(id, context.memory.known.v3 === true)) {
    result = await askOnce(context, ['traces', spelling], id, options);
    if (result.ok || result.error.kind !== 'not-found') return result;
  }
  return result;
}

/**
 * The ways to write an id, likeliest first. Jaeger reads ids as numbers, so one is enough; compatibles compare them as
 * text, and have ids of 64 bits with or without their leading zeros.
 */
function spellingsOf(id: TraceId, isJaeger: boolean): readonly string[] {
  return !isJaeger && /^0{16}[0-9a-f]{16}$/.test(id) ? [id, id.slice(16)] : [id];
}

async function askOnce(
  { target, transport, early }: ApiContext,
  segments: readonly string[],
  id: TraceId,
  { signal, onProgress, maxBytes }: LoadOptions,
): Promise<Result<Trace, ApiError>> {
  const url = endpointUrl(target, segments, []);
  onProgress?.({ phase: 'waiting', receivedBytes: 0, totalBytes: undefined, spans: 0 });
  const how: AskOptions = {
    signal,
    timeout: TRACE_TIMEOUT,
    maxBytes,
    onProgress,
    isPartWanted: maxBytes === undefined,
  };
  const answer = await (early?.take(url, how) ?? askForTraces(transport, url, how));
  if (!answer.ok) return isNoSuchTrace(answer.error) ? err({ kind: 'not-found', url }) : answer;
  const { traces, warnings, start } = answer.value;
  const trace = pickTrace(traces, id);
  if (trace !== undefined) return ok(withWarnings(trace, warnings));
  const complaint = complaintOn(traces, warnings);
  if (complaint === undefined) return err({ kind: 'not-found', url });
  return err({ kind: 'undecodable', url, message: complaint, detail: startOf(start, 4_000) });
}

/** What was to say of the answer is to say of the trace. */
function withWarnings(trace: Trace, warnings: readonly TraceWarning[]): Trace {
  return warnings.length === 0 ? trace : { ...trace, warnings: [...warnings, ...trace.warnings] };
}

/** Why an answer that brought something brought no trace; undefined where it is empty, which says that there is none. */
function complaintOn(traces: readonly Trace[], warnings: readonly TraceWarning[]): string | undefined {
  if (traces.length > 0) return `It holds ${traces.length} traces, none of them the one that was asked for.`;
  const warning = warnings.at(0);
  return warning === undefined ? undefined : `No span of it can be read: ${warning.message}`;
}

/** 404 with an error body of either dialect. A 404 without one means that the endpoint is not there. */
function isNoSuchTrace(error: ApiError): boolean {
  if (error.kind !== 'refused') return false;
  return error.status === 404 || /^(trace not found|no traces found)$/i.test(error.message);
}

/** The trace that was asked for; a server may spell its id otherwise, and where only one came it is that. */
function pickTrace(traces: readonly Trace[], id: TraceId): Trace | undefined {
  const wanted = normalizeTraceId(id);
  const same = traces.find((trace) => normalizeTraceId(trace.id) === wanted);
  return same ?? (traces.length === 1 ? traces.at(0) : undefined);
}

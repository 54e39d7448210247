/** Repeats a search that failed as a whole because of one trace, over ever smaller time windows. */
import { err, ok, type Result } from '../../base/result.ts';
import type { Trace, TraceWarning } from '../../model/trace.ts';
import type { ApiError } from '../apiError.ts';
import type { CheckedSearch } from './searchParameters.ts';
import type { Batch } from './searchTask.ts';

const MAX_REQUESTS = 64;
/** A window of a millisecond or less is not divided any further. */
const MIN_WIDTH_MICROS = 1_000;

export interface PartsFound {
  readonly batch: Batch;
  readonly notes: readonly string[];
}

/**
 * Halves the window whenever `isDivisible` says that the error may be one trace's fault, newest half first,
 * until there are enough traces. Notes say what could not be read and was left out. If a part fails in
 * another way after others have returned traces, the rest is not requested, and a note says so.
 */
export async function searchInParts(
  search: CheckedSearch,
  ask: (part: CheckedSearch) => Promise<Result<Batch, ApiError>>,
  isDivisible: (error: ApiError) => boolean,
): Promise<Result<PartsFound, ApiError>> {
  const traces = new Map<string, Trace>();
  const warnings: TraceWarning[] = [];
  // The next window to request is the last. The whole window has already failed.
  const windows = halvesOf(search);
  let leftOut = 0;
  /** Why the search stopped early. */
  let end = '';
  let requests = 0;
  while (windows.length > 0 && traces.size < search.limit) {
    const window = windows.pop();
    if (window === undefined) break;
    if (requests === MAX_REQUESTS) {
      leftOut += windows.length + 1;
      break;
    }
    requests++;
    const part = await ask({ ...search, ...window, limit: search.limit - traces.size });
    if (part.ok) {
      for (const trace of part.value.traces) traces.set(trace.id, trace);
      warnings.push(...part.value.warnings);
      continue;
    }
    if (!isDivisible(part.error)) {
      if (traces.size === 0 || part.error.kind === 'aborted') return err(part.error);
      leftOut += windows.length + 1;
      end = ` until the server ${failureText(part.error)}`;
      break;
    }
    if (window.endUnixMicros - window.startUnixMicros <= MIN_WIDTH_MICROS) leftOut++;
    else windows.push(...halvesOf(window));
  }
  return ok({ batch: { traces: [...traces.values()], warnings }, notes: notesOn(leftOut, end) });
}

interface Window {
  readonly startUnixMicros: number;
  readonly endUnixMicros: number;
}

/** Returns the older half and the newer half; they do not overlap. */
function halvesOf({ startUnixMicros, endUnixMicros }: Window): Window[] {
  const middle = Math.floor((startUnixMicros + endUnixMicros) / 2);
  return [
    { startUnixMicros, endUnixMicros: middle },
    { startUnixMicros: middle + 1, endUnixMicros },
  ];
}

function failureText(error: ApiError): string {
  if (error.kind === 'refused') return `answered with ${error.status}`;
  return error.kind === 'timeout' ? 'stopped answering' : 'sent no readable answer';
}

function notesOn(leftOut: number, end: string): readonly string[] {
  const why = 'A trace has a value that is NaN or infinite, which this server cannot send';
  return leftOut === 0
    ? [`${why}; the search was repeated in parts.`]
    : [`${why}; the search was repeated in parts${end}, and what is in ${leftOut} of them is missing here.`];
}

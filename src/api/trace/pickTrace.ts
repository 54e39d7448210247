/** Picks the requested trace from an answer, and says so if it is a different one. */
import { err, ok, type Result } from '../../base/result.ts';
import { isSameTraceId } from '../../model/spanIds.ts';
import type { Trace, TraceId, TraceWarning } from '../../model/trace.ts';
import type { ApiError } from '../apiError.ts';
import type { DecodedBody } from '../request/askForTraces.ts';
import { startOf } from '../request/refusal.ts';

/**
 * Returns the requested trace, whichever way its id is spelt. If only another trace came, returns that with a
 * warning `another-trace`. An empty answer means that there is no such trace.
 */
export function pickTrace(
  { traces, warnings, start }: DecodedBody,
  url: string,
  id: TraceId,
): Result<Trace, ApiError> {
  const same = traces.find((trace) => isSameTraceId(trace.id, id));
  if (same !== undefined) return ok(withWarnings(same, warnings));
  const [other] = traces;
  if (other !== undefined && traces.length === 1) {
    return ok(withWarnings(other, [anotherTrace(other.id, id), ...warnings]));
  }
  const complaint = complaintOn(traces, warnings);
  if (complaint === undefined) return err({ kind: 'not-found', url });
  return err({ kind: 'undecodable', url, message: complaint, detail: startOf(start, 4_000) });
}

function anotherTrace(id: TraceId, asked: TraceId): TraceWarning {
  const message = `Trace ${asked} was requested, but the server sent trace ${id}, which is shown here.`;
  return { kind: 'another-trace', message, count: 1, span: undefined };
}

/** Warnings about the answer become warnings about the trace. */
function withWarnings(trace: Trace, warnings: readonly TraceWarning[]): Trace {
  return warnings.length === 0 ? trace : { ...trace, warnings: [...warnings, ...trace.warnings] };
}

/**
 * Returns why a non-empty answer contains no trace; undefined for an empty one, which means that there is
 * none.
 */
function complaintOn(traces: readonly Trace[], warnings: readonly TraceWarning[]): string | undefined {
  if (traces.length > 1) return `It contains ${traces.length} traces, but not the requested one.`;
  const warning = warnings.at(0);
  return warning === undefined ? undefined : `None of its spans can be read: ${warning.message}`;
}

/**
 * Durations in a list of traces whose spans lack a start or an end. A summary of the server then tells
 * nothing of how long the trace took, so the trace itself is requested.
 */
import { summarizeTrace } from '../../model/summaries/summarizeTrace.ts';
import type { TraceSummary } from '../../model/summaries/traceSummary.ts';
import type { Trace, TraceId } from '../../model/trace.ts';
import { endpointUrl } from '../apiTarget.ts';
import type { ApiContext } from '../dialect/apiContext.ts';
import { askForTraces } from '../request/askForTraces.ts';
import { SEARCH_TIMEOUT } from '../request/request.ts';

/** Each is a request, and the list waits for them. */
const MAX_TRACES = 20;
const AT_ONCE = 4;

export interface SettledTimes {
  readonly summaries: readonly TraceSummary[];
  readonly notes: readonly string[];
}

/**
 * Replaces the summaries in `uncertain` by what their traces say. What cannot be loaded keeps a duration of
 * 0.
 */
export async function settleTimes(
  context: ApiContext,
  summaries: readonly TraceSummary[],
  uncertain: ReadonlySet<TraceId>,
  signal: AbortSignal,
): Promise<SettledTimes> {
  const wanted = summaries.map(({ id }) => id).filter((id) => uncertain.has(id));
  if (wanted.length === 0) return { summaries, notes: [] };
  const traces = new Map<TraceId, Trace>();
  for (let from = 0; from < Math.min(wanted.length, MAX_TRACES); from += AT_ONCE) {
    const part = wanted.slice(from, Math.min(from + AT_ONCE, MAX_TRACES));
    const answers = await Promise.all(part.map((id) => askForTrace(context, id, signal)));
    for (const trace of answers) if (trace !== undefined) traces.set(trace.id, trace);
  }
  const settled = summaries.map((summary) => {
    const trace = traces.get(summary.id);
    return trace === undefined ? summary : summarizeTrace(trace);
  });
  return {
    summaries: settled,
    notes: [...notesOnTimes([...traces.values()]), ...notesOnRest(wanted.length - traces.size)],
  };
}

async function askForTrace(
  { target, transport }: ApiContext,
  id: TraceId,
  signal: AbortSignal,
): Promise<Trace | undefined> {
  const url = endpointUrl(target, ['v3', 'traces', id], []);
  const answer = await askForTraces(transport, url, { signal, timeout: SEARCH_TIMEOUT, isPartWanted: false });
  return answer.ok ? answer.value.traces.find((trace) => trace.id === id) : undefined;
}

/** Says how many traces have spans whose start or end is unknown. */
export function notesOnTimes(traces: readonly Trace[]): readonly string[] {
  const count = traces.filter(({ warnings }) =>
    warnings.some(({ kind }) => kind === 'missing-start' || kind === 'missing-end'),
  ).length;
  if (count === 0) return [];
  const subject = count === 1 ? '1 trace has' : `${count} traces have`;
  return [
    `${subject} spans without a usable start or end; the duration comes from the times that are known.`,
  ];
}

function notesOnRest(count: number): readonly string[] {
  if (count === 0) return [];
  const subject = count === 1 ? 'The duration of 1 trace is' : `The durations of ${count} traces are`;
  return [`${subject} unknown and shown as 0, because a start or an end is missing.`];
}

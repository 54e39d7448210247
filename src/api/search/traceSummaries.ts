/**
 * Reads the answer of `/api/v3/trace-summaries`. Nanoseconds as text become the model's microseconds,
 * exactly.
 */

import { Era, eraOf, judgeTimes } from '../../model/plausibleTime.ts';
import { normalizeTraceId } from '../../model/spanIds.ts';
import type { TraceSummary } from '../../model/summaries/traceSummary.ts';
import type { TraceId } from '../../model/trace.ts';
import { type WireSummary, wireSummary } from '../wire.ts';

export interface ReadSummaries {
  readonly summaries: readonly TraceSummary[];
  /** Summaries whose start or end cannot be right, because some span of the trace lacks one. */
  readonly uncertain: ReadonlySet<TraceId>;
  /** How many are invalid. */
  readonly unreadable: number;
}

/** Reads summaries one by one; an invalid one is counted and left out. */
export function readSummaries(wire: readonly unknown[]): ReadSummaries {
  const summaries: TraceSummary[] = [];
  const uncertain = new Set<TraceId>();
  for (const value of wire) {
    const parsed = wireSummary.safeParse(value);
    if (!parsed.success) continue;
    const { isCertain, ...times } = timesOf(parsed.data);
    const summary = { ...factsOf(parsed.data), ...times };
    summaries.push(summary);
    if (!isCertain) uncertain.add(summary.id);
  }
  return { summaries, uncertain, unreadable: wire.length - summaries.length };
}

/**
 * As in a Trace, the start is rounded down and the duration counts from it, so that both sources agree, and
 * `judgeTimes` decides what is known. If only the end is, it stands in for the start.
 */
function timesOf({ minStartTimeUnixNano: first, maxEndTimeUnixNano: last }: WireSummary) {
  const startMicros = first / 1000n;
  const start = Number(startMicros);
  const end = Number(last / 1000n);
  const duration = Number(last - startMicros * 1000n) / 1000;
  const isCalendar = eraOf(start) === Era.calendar || eraOf(end) === Era.calendar;
  const known = judgeTimes(start, duration, isCalendar ? Era.calendar : eraOf(start));
  return {
    startUnixMicros: known.isStartKnown || !known.isEndKnown ? start : end,
    duration: known.isDurationKnown ? Math.max(duration, 0) : 0,
    isCertain: known.isStartKnown && known.isDurationKnown,
  };
}

function factsOf(wire: WireSummary): Omit<TraceSummary, 'startUnixMicros' | 'duration'> {
  return {
    id: normalizeTraceId(wire.traceId),
    rootService: wire.rootServiceName,
    rootOperation: wire.rootOperationName,
    spanCount: wire.spanCount,
    errorCount: wire.errorSpanCount,
    orphanCount: wire.orphanSpanCount,
    services: (wire.services ?? []).map(({ name, spanCount, errorSpanCount }) => ({
      name,
      spanCount,
      errorCount: errorSpanCount,
    })),
    shape: undefined,
  };
}

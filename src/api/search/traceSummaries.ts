/**
 * Reads the answer of `/api/v3/trace-summaries`. Nanoseconds as text become the model's microseconds,
 * exactly.
 */

import { normalizeTraceId } from '../../model/spanIds.ts';
import type { TraceSummary } from '../../model/summaries/traceSummary.ts';
import { type WireSummary, wireSummary } from '../wire.ts';

export interface ReadSummaries {
  readonly summaries: readonly TraceSummary[];
  /** How many are invalid. */
  readonly unreadable: number;
}

/** Reads summaries one by one; an invalid one is counted and left out. */
export function readSummaries(wire: readonly unknown[]): ReadSummaries {
  const summaries: TraceSummary[] = [];
  for (const value of wire) {
    const parsed = wireSummary.safeParse(value);
    if (parsed.success) summaries.push(summaryOf(parsed.data));
  }
  return { summaries, unreadable: wire.length - summaries.length };
}

/** As in a Trace, the start is rounded down and the duration counts from it, so that both sources agree. */
function summaryOf(wire: WireSummary): TraceSummary {
  const start = wire.minStartTimeUnixNano / 1000n;
  const nanos = wire.maxEndTimeUnixNano - start * 1000n;
  return {
    id: normalizeTraceId(wire.traceId),
    rootService: wire.rootServiceName,
    rootOperation: wire.rootOperationName,
    startUnixMicros: Number(start),
    duration: nanos > 0n ? Number(nanos) / 1000 : 0,
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

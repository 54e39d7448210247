/** What can be said of all found traces in one line. */
import type { Microseconds } from '../trace.ts';
import type { TraceSummary } from './traceSummary.ts';

export interface SearchFacts {
  readonly count: number;
  /** Durations by nearest rank: at least half (95 %) of the traces took no longer. 0 when there is none. */
  readonly p50: Microseconds;
  readonly p95: Microseconds;
  readonly max: Microseconds;
  /** Traces with at least one span that failed. */
  readonly withErrors: number;
  readonly spanCount: number;
}

export function computeSearchFacts(traces: readonly TraceSummary[]): SearchFacts {
  const durations = Float64Array.from(traces, (trace) => trace.duration).sort();
  return {
    count: traces.length,
    p50: nearestRank(durations, 0.5),
    p95: nearestRank(durations, 0.95),
    max: durations.at(-1) ?? 0,
    withErrors: traces.reduce((sum, trace) => sum + (trace.errorCount > 0 ? 1 : 0), 0),
    spanCount: traces.reduce((sum, trace) => sum + trace.spanCount, 0),
  };
}

/** The smallest of the sorted values that a share of them does not exceed. */
function nearestRank(sorted: Float64Array, share: number): number {
  return sorted.at(Math.max(0, Math.ceil(share * sorted.length) - 1)) ?? 0;
}

/** Facts about all found traces, for a single line. */
import type { Microseconds } from '../trace.ts';
import type { TraceSummary } from './traceSummary.ts';

export interface SearchFacts {
  readonly count: number;
  /**
   * Percentiles of the duration by nearest rank: at least half (95%) of the traces took no longer. 0 if there
   * are no traces.
   */
  readonly p50: Microseconds;
  readonly p95: Microseconds;
  readonly max: Microseconds;
  /** Traces with at least one failed span. */
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

/** Returns the smallest sorted value that is not exceeded by the given share of the values. */
function nearestRank(sorted: Float64Array, share: number): number {
  return sorted.at(Math.max(0, Math.ceil(share * sorted.length) - 1)) ?? 0;
}

/** Summaries for tests; only what matters has to be given. */

import type { TraceSummary } from '../summaries/traceSummary.ts';
import type { TraceId } from '../trace.ts';

/** Returns a summary whose id is made from a number. */
export function summary(id: number, said: Partial<TraceSummary> = {}): TraceSummary {
  return {
    id: id.toString(16).padStart(32, '0') as TraceId,
    rootService: 'shop',
    rootOperation: 'GET /',
    startUnixMicros: 1_000_000_000_000_000 + id,
    duration: 1000,
    spanCount: 1,
    errorCount: 0,
    orphanCount: 0,
    services: [],
    shape: undefined,
    ...said,
  };
}

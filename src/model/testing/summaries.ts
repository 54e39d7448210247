/** Summaries for tests, of which only what matters is said. */

import type { TraceSummary } from '../summaries/traceSummary.ts';
import type { TraceId } from '../trace.ts';

/** A summary with an id made of a number. */
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

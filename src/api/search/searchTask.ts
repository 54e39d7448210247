/** A search with all its parts, and the result of one way of searching. Passed between the ways. */
import type { Progress } from '../../model/failure.ts';
import type { SearchQuery, TagCondition } from '../../model/summaries/searchQuery.ts';
import type { TraceSummary } from '../../model/summaries/traceSummary.ts';
import type { Trace, TraceWarning } from '../../model/trace.ts';
import type { ApiContext } from '../dialect/apiContext.ts';
import type { ConditionPlan } from './conditions.ts';
import type { CheckedSearch } from './searchParameters.ts';

export interface SearchOptions {
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** The result of one way of searching. */
export interface Found {
  readonly summaries: readonly TraceSummary[];
  /** How many traces the server sent, before any filtering here. */
  readonly sentCount: number;
  readonly notes: readonly string[];
  /** The server says that it could not send everything. */
  readonly isIncomplete: boolean;
  readonly appliedHere: readonly TagCondition[];
  readonly doubtful: readonly TagCondition[];
}

/** A search with all its parts, passed to each way of searching. */
export interface SearchTask {
  readonly context: ApiContext;
  readonly query: SearchQuery;
  readonly search: CheckedSearch;
  readonly plan: ConditionPlan;
  readonly options: SearchOptions;
}

/** The result of one request. */
export interface Batch {
  readonly traces: readonly Trace[];
  readonly warnings: readonly TraceWarning[];
}

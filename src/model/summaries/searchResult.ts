/** The result of a search. */
import type { TraceSummary } from './traceSummary.ts';

export interface SearchResult {
  readonly traces: readonly TraceSummary[];
  /** The requested time window, in whole microseconds since 1970. */
  readonly startUnixMicros: number;
  readonly endUnixMicros: number;
  /** As many traces came as were requested, so there may be older ones. */
  readonly isLimitReached: boolean;
  /** How many traces came, before conditions were applied here. */
  readonly sentCount: number;
  /** The server found more than it could send, as the notes say. */
  readonly isIncomplete: boolean;
  /**
   * Sentences about what is missing or was done differently from the request (a part could not be read,
   * another dialect was used).
   */
  readonly notes: readonly string[];
  /**
   * Names of conditions that this server may not have understood (an old memory store does not know
   * `error=true`). An empty result then proves nothing. The search can be repeated without them and filtered
   * here.
   */
  readonly doubtfulConditions: readonly string[];
  /** Conditions that were not sent, but applied here to the answer. */
  readonly conditionsAppliedHere: readonly string[];
}

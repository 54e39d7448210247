/** What a search brought. */
import type { TraceSummary } from './traceSummary.ts';

export interface SearchResult {
  readonly traces: readonly TraceSummary[];
  /** The window that was asked, whole microseconds since 1970. */
  readonly startUnixMicros: number;
  readonly endUnixMicros: number;
  /** As many traces came as were asked for, so older ones may exist. */
  readonly isLimitReached: boolean;
  /** Sentences on what is missing or was done otherwise than asked (a part could not be read, fell back to another dialect). */
  readonly notes: readonly string[];
  /**
   * Conditions that this server may not have understood (an old memory store does not know `error=true`), by name.
   * An empty result then proves nothing; the search can be asked without them and filtered here.
   */
  readonly doubtfulConditions: readonly string[];
  /** Conditions that were not sent but applied here to what came. */
  readonly conditionsAppliedHere: readonly string[];
}

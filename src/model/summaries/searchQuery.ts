/** What a person asks for on the search page. */
import type { Microseconds, SpanKindName } from '../trace.ts';

export interface SearchQuery {
  /** undefined: all services (only where the server can). */
  readonly service: string | undefined;
  readonly operation: string | undefined;
  /** Every tag must be on one span. Order as written; `error=true` stands in `errorsOnly`, not here. */
  readonly tags: readonly TagCondition[];
  readonly errorsOnly: boolean;
  /** Bounds on the duration of any one span, not of the trace. */
  readonly minDuration: Microseconds | undefined;
  readonly maxDuration: Microseconds | undefined;
  readonly range: SearchRange;
  /** Whole number from 1 to `MAX_SEARCH_LIMIT`. */
  readonly limit: number;
  /**
   * Conditions that an old server may not understand (`error=true`, `span.kind=…`, `resource.…`) are not sent, but
   * applied in the browser to what came; the result names them in `conditionsAppliedHere`.
   */
  readonly filterHere: boolean;
}

export const DEFAULT_SEARCH_LIMIT = 20;
export const MAX_SEARCH_LIMIT = 10_000;

export interface TagCondition {
  readonly key: string;
  readonly value: string;
}

export type SearchRange =
  /** The last so many microseconds, counted back from the moment of asking; `text` is the form in the address (`1h`, `2d`). */
  | { readonly kind: 'lookback'; readonly text: string; readonly micros: number }
  | { readonly kind: 'absolute'; readonly startUnixMicros: number; readonly endUnixMicros: number };

export interface Operation {
  readonly name: string;
  /** undefined where the server does not say. */
  readonly kind: SpanKindName | undefined;
}

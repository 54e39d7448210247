/** What the user asks for on the search page. */
import type { Microseconds, SpanKindName } from '../trace.ts';

export interface SearchQuery {
  /** undefined: all services (only if the server supports it). */
  readonly service: string | undefined;
  readonly operation: string | undefined;
  /**
   * One span must have all the tags. In the order they were written. `error=true` is stored in `errorsOnly`
   * instead.
   */
  readonly tags: readonly TagCondition[];
  readonly errorsOnly: boolean;
  /**
   * With `errorsOnly`: a failed span of any service counts, not only of the chosen one. Jaeger cannot be
   * asked for that, so it is applied to the answer in the browser.
   */
  readonly errorsAnywhere?: boolean;
  /** Limits for the duration of any single span, not of the trace. */
  readonly minDuration: Microseconds | undefined;
  readonly maxDuration: Microseconds | undefined;
  readonly range: SearchRange;
  /** A whole number from 1 to `MAX_SEARCH_LIMIT`. */
  readonly limit: number;
  /**
   * Conditions that an old server may not understand (`error=true`, `span.kind=…`, `resource.…`) are not
   * sent, but applied to the answer in the browser. The result names them in `conditionsAppliedHere`.
   */
  readonly filterHere: boolean;
}

export const DEFAULT_SEARCH_LIMIT = 20;
export const MAX_SEARCH_LIMIT = 10_000;

export interface TagCondition {
  readonly key: string;
  readonly value: string;
}

/** What Jaeger is asked for errors: its own word, which it answers from tags and from statuses alike. */
export const ERROR_CONDITION: TagCondition = { key: 'error', value: 'true' };

/** Whether a condition asks for errors, which the query keeps as `errorsOnly`. */
export function isErrorCondition({ key, value }: TagCondition): boolean {
  return key === ERROR_CONDITION.key && value === ERROR_CONDITION.value;
}

export type SearchRange =
  /**
   * The last `micros` microseconds, counted back from the time of the request. `text` is the form in the URL
   * (`1h`, `2d`).
   */
  | { readonly kind: 'lookback'; readonly text: string; readonly micros: number }
  | { readonly kind: 'absolute'; readonly startUnixMicros: number; readonly endUnixMicros: number };

export interface Operation {
  readonly name: string;
  /** undefined if the server does not say. */
  readonly kind: SpanKindName | undefined;
}

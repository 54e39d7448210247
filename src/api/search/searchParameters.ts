/**
 * A search as parameters of either dialect. Every number is checked before it is sent, because a negative
 * limit has crashed a server.
 */
import { err, ok, type Result } from '../../base/result.ts';
import { MAX_SEARCH_LIMIT, type SearchQuery, type TagCondition } from '../../model/summaries/searchQuery.ts';
import type { ApiError } from '../apiError.ts';
import type { Parameter } from '../apiTarget.ts';

/** The latest moment that is exact in microseconds since 1970, in the year 2255. */
const LATEST_MICROS = Number.MAX_SAFE_INTEGER;
/** Go's longest duration is 2^63 - 1 ns; this is a whole number of hours below it. */
const LONGEST_MICROS = 2_562_047 * 3_600_000_000;

/** A search with valid numbers and a fixed time window. */
export interface CheckedSearch {
  readonly service: string | undefined;
  readonly operation: string | undefined;
  /** The tags to send, without duplicate keys. */
  readonly tags: readonly TagCondition[];
  readonly minDuration: number | undefined;
  readonly maxDuration: number | undefined;
  /** Whole microseconds since 1970; the start is before the end. */
  readonly startUnixMicros: number;
  readonly endUnixMicros: number;
  readonly limit: number;
}

/** Returns the search to send, or why it makes no sense. `askedAtMs` is the reference time for a lookback. */
export function checkSearch(
  query: SearchQuery,
  tags: readonly TagCondition[],
  askedAtMs: number,
): Result<CheckedSearch, ApiError> {
  const { limit, minDuration, maxDuration } = query;
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_SEARCH_LIMIT) {
    return invalid(`The limit must be a whole number from 1 to ${MAX_SEARCH_LIMIT}; it is ${limit}.`);
  }
  for (const [name, micros] of [
    ['minimum', minDuration],
    ['maximum', maxDuration],
  ] as const) {
    if (micros !== undefined && !(micros >= 0 && micros <= LONGEST_MICROS)) {
      return invalid(`The ${name} duration must be a time from 0 to 292 years; it is ${micros} µs.`);
    }
  }
  if (minDuration !== undefined && maxDuration !== undefined && minDuration > maxDuration) {
    return invalid('The minimum duration is longer than the maximum duration.');
  }
  const window = windowOf(query, askedAtMs);
  const isWindow = [window.startUnixMicros, window.endUnixMicros].every(
    (micros) => Number.isInteger(micros) && micros >= 0 && micros <= LATEST_MICROS,
  );
  if (!isWindow) return invalid('The time range does not lie between the years 1970 and 2255.');
  if (window.startUnixMicros >= window.endUnixMicros) {
    return invalid('The time range ends before it starts.');
  }
  const clash = clashOf(tags);
  if (clash !== undefined) {
    return invalid(`A span has only one value for a tag, so two different values of “${clash}” never match.`);
  }
  return ok({
    service: query.service,
    operation: query.operation,
    tags,
    minDuration,
    maxDuration,
    ...window,
    limit,
  });
}

function windowOf({ range }: SearchQuery, askedAtMs: number) {
  if (range.kind === 'absolute') {
    return {
      startUnixMicros: Math.floor(range.startUnixMicros),
      endUnixMicros: Math.ceil(range.endUnixMicros),
    };
  }
  const endUnixMicros = Math.round(askedAtMs * 1000);
  return { startUnixMicros: Math.max(0, Math.floor(endUnixMicros - range.micros)), endUnixMicros };
}

function clashOf(tags: readonly TagCondition[]): string | undefined {
  const values = new Map<string, string>();
  for (const { key, value } of tags) {
    const other = values.get(key);
    if (other !== undefined && other !== value) return key;
    values.set(key, value);
  }
  return undefined;
}

function invalid(message: string): Result<never, ApiError> {
  return err({ kind: 'invalid', message });
}

/** Parameters of the legacy `/api/traces`. */
export function legacySearchParameters(search: CheckedSearch): readonly Parameter[] {
  return present([
    ['service', search.service],
    ['operation', search.operation],
    ['tags', tagsAsJson(search.tags)],
    ['minDuration', durationText(search.minDuration)],
    ['maxDuration', durationText(search.maxDuration)],
    ['start', String(search.startUnixMicros)],
    ['end', String(search.endUnixMicros)],
    ['limit', String(search.limit)],
  ]);
}

/**
 * Parameters of `/api/v3/traces` and `/api/v3/trace-summaries`, in both spellings, because old servers only
 * read snake_case.
 */
export function v3SearchParameters(search: CheckedSearch): readonly Parameter[] {
  const start = rfc3339(search.startUnixMicros);
  const end = rfc3339(search.endUnixMicros);
  const depth = String(search.limit);
  return present([
    ['query.serviceName', search.service],
    ['query.service_name', search.service],
    ['query.operationName', search.operation],
    ['query.operation_name', search.operation],
    ['query.attributes', tagsAsJson(search.tags)],
    ['query.startTimeMin', start],
    ['query.start_time_min', start],
    ['query.startTimeMax', end],
    ['query.start_time_max', end],
    ['query.durationMin', durationText(search.minDuration)],
    ['query.duration_min', durationText(search.minDuration)],
    ['query.durationMax', durationText(search.maxDuration)],
    ['query.duration_max', durationText(search.maxDuration)],
    ['query.searchDepth', depth],
    ['query.search_depth', depth],
    ['query.num_traces', depth],
  ]);
}

function present(pairs: readonly (readonly [string, string | undefined])[]): readonly Parameter[] {
  return pairs.flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, value] as const],
  );
}

function tagsAsJson(tags: readonly TagCondition[]): string | undefined {
  if (tags.length === 0) return undefined;
  // Not Object.fromEntries, because a tag may be named `__proto__`.
  const members = new Map(
    tags.map(({ key, value }) => [key, `${JSON.stringify(key)}:${JSON.stringify(value)}`]),
  );
  return `{${[...members.values()].join(',')}}`;
}

/**
 * Formats a duration as Go does, exact to the nanosecond: `200ms`, `1500us`, `1500001ns`. For a server, 0
 * means no limit, so it is left out.
 */
export function durationText(micros: number | undefined): string | undefined {
  if (micros === undefined || micros === 0) return undefined;
  if (Number.isInteger(micros / 1000)) return `${micros / 1000}ms`;
  if (Number.isInteger(micros)) return `${micros}us`;
  return `${Math.max(1, Math.round(micros * 1000))}ns`;
}

/** Formats a moment as RFC 3339 in UTC with microseconds: `2026-11-23T08:00:00.000001Z`. */
export function rfc3339(unixMicros: number): string {
  const micros = unixMicros % 1000;
  const text = new Date((unixMicros - micros) / 1000).toISOString();
  return micros === 0 ? text : `${text.slice(0, -1)}${String(micros).padStart(3, '0')}Z`;
}

/** The URL of the search page: Jaeger UI's parameters, so that its links work, and `sort`. */
import { formatDurationParameter, parseDuration } from '../base/parseDuration.ts';
import { err, ok, type Result } from '../base/result.ts';
import {
  DEFAULT_SEARCH_LIMIT,
  ERROR_CONDITION,
  isErrorCondition,
  MAX_SEARCH_LIMIT,
  type SearchQuery,
  type SearchRange,
  type TagCondition,
} from '../model/summaries/searchQuery.ts';
import {
  defaultSort,
  firstDirection,
  type SummarySort,
  sortColumns,
} from '../model/summaries/sortSummaries.ts';
import type { Microseconds } from '../model/trace.ts';
import { formatTagsJson, parseLegacyTag, parseTagsJson } from './searchUrlTags.ts';

export interface SearchUrl {
  readonly query: SearchQuery;
  readonly sort: SummarySort;
  /** Ids of single traces named by old links (`traceID`, repeatable), unchanged. */
  readonly traceIds: readonly string[];
  /** Sentences about parameters that were ignored, each with its name and the reason. */
  readonly problems: readonly string[];
  /** The URL asks for a search. Without any search parameter, the page only shows the form. */
  readonly isAsked: boolean;
}

const DEFAULT_LOOKBACK = '1h';

/** What Jaeger UI writes for none. `exact=` names parameters whose value is such a word and means itself. */
const NONE = {
  service: new Set(['', '-', '__all_services__']),
  operation: new Set(['', '-', 'all', '__all_operations__']),
} as const;
const EXACT = 'exact';
/** Parameters that make the page search at once. */
const ASKING = 'service operation start end lookback tags tag minDuration maxDuration'.split(' ');

const LOOKBACK_MICROS: ReadonlyMap<string, number> = new Map([
  ['s', 1e6],
  ['m', 60e6],
  ['h', 3_600e6],
  ['d', 86_400e6],
  ['w', 604_800e6],
]);
/** A hundred years: older than any trace. */
const MAX_LOOKBACK_MICROS = 36_525 * 86_400e6;

/** Returns the range for a lookback such as `15m` or `2d`, or undefined if it is invalid. */
export function parseLookback(text: string): SearchRange | undefined {
  const match = /^(\d{1,9})([smhdw])$/.exec(text);
  const micros = match === null ? 0 : Number(match[1]) * (LOOKBACK_MICROS.get(match[2]) ?? 0);
  return micros > 0 && micros <= MAX_LOOKBACK_MICROS ? { kind: 'lookback', text, micros } : undefined;
}

/** The query for a page without parameters. */
export const defaultQuery: SearchQuery = {
  service: undefined,
  operation: undefined,
  tags: [],
  errorsOnly: false,
  minDuration: undefined,
  maxDuration: undefined,
  range: { kind: 'lookback', text: DEFAULT_LOOKBACK, micros: 3_600e6 },
  limit: DEFAULT_SEARCH_LIMIT,
  filterHere: false,
};

/**
 * Parses the query string. The first of repeated parameters wins; an invalid one is ignored and reported in
 * `problems`.
 */
export function parseSearchUrl(queryString: string): SearchUrl {
  const parameters = new URLSearchParams(queryString);
  const problems: string[] = [];
  function read<T>(name: string, parse: (text: string) => Result<T, string>): T | undefined {
    const text = parameters.get(name);
    if (text === null || text === '') return undefined;
    const parsed = parse(text);
    if (parsed.ok) return parsed.value;
    problems.push(`The address says ${name}=${shorten(text)}; ${parsed.error}. It was ignored.`);
    return undefined;
  }
  const { tags, errorsOnly } = readTags(parameters, read, problems);
  const minDuration = read('minDuration', parseBound);
  let maxDuration = read('maxDuration', parseBound);
  if (minDuration !== undefined && maxDuration !== undefined && minDuration > maxDuration) {
    problems.push('In the address, maxDuration is below minDuration; the maximum was ignored.');
    maxDuration = undefined;
  }
  return {
    query: {
      service: readName(parameters, 'service'),
      operation: readName(parameters, 'operation'),
      tags,
      errorsOnly,
      errorsAnywhere: parameters.get('errors') === 'any' || undefined,
      minDuration,
      maxDuration,
      range: readRange(read, problems) ?? defaultQuery.range,
      limit: read('limit', parseLimit) ?? DEFAULT_SEARCH_LIMIT,
      filterHere: parameters.get('filter') === 'here',
    },
    sort: read('sort', parseSort) ?? defaultSort,
    traceIds: parameters.getAll('traceID').filter((id) => id !== ''),
    problems,
    isAsked: ASKING.some((name) => (parameters.get(name) ?? '') !== ''),
  };
}

function readName(parameters: URLSearchParams, name: keyof typeof NONE): string | undefined {
  const text = parameters.get(name) ?? '';
  const isNone = NONE[name].has(text) && !(text !== '' && parameters.getAll(EXACT).includes(name));
  return isNone ? undefined : text;
}

type Read = <T>(name: string, parse: (text: string) => Result<T, string>) => T | undefined;

/** Reads `tags` and every `tag`. `error=true` becomes `errorsOnly`; the first of repeated keys wins. */
function readTags(parameters: URLSearchParams, read: Read, problems: string[]) {
  const found: TagCondition[] = [...(read('tags', parseTagsJson) ?? [])];
  for (const text of parameters.getAll('tag')) {
    const tag = parseLegacyTag(text);
    if (tag !== undefined) found.push(tag);
    else problems.push(`The address says tag=${shorten(text)}; it is not key:value. It was ignored.`);
  }
  const byKey = new Map<string, TagCondition>();
  for (const tag of found) {
    const known = byKey.get(tag.key);
    if (known === undefined) byKey.set(tag.key, tag);
    else if (known.value !== tag.value) {
      problems.push(`The address names the tag “${tag.key}” twice; ${tag.key}=${tag.value} was ignored.`);
    }
  }
  const distinct = [...byKey.values()];
  return {
    tags: distinct.filter((tag) => !isErrorCondition(tag)),
    errorsOnly: distinct.some(isErrorCondition),
  };
}

/** Absolute times win over a lookback, so that a shared link shows what its sender saw. */
function readRange(read: Read, problems: string[]): SearchRange | undefined {
  const start = read('start', parseUnixMicros);
  const end = read('end', parseUnixMicros);
  const lookback = read('lookback', (text) => {
    if (text === 'custom') return ok(undefined);
    const range = parseLookback(text);
    return range === undefined ? err('it is not a time such as 15m, 1h or 2d') : ok(range);
  });
  if ((start ?? 0) === 0 && (end ?? 0) === 0) return lookback;
  if (start === undefined || end === undefined) {
    problems.push('The address has only one of start and end. Both are needed, so it was ignored.');
    return lookback;
  }
  if (start >= end) {
    problems.push('In the address, start is not before end; both were ignored.');
    return lookback;
  }
  return { kind: 'absolute', startUnixMicros: start, endUnixMicros: end };
}

function parseUnixMicros(text: string): Result<number, string> {
  const micros = Number(text);
  return /^\d{1,16}$/.test(text) && Number.isSafeInteger(micros)
    ? ok(micros)
    : err('it is not a time in microseconds since 1970');
}

function parseBound(text: string): Result<Microseconds, string> {
  const parsed = parseDuration(text);
  return parsed.ok ? parsed : err('it is not a duration such as 200ms or 1.5s');
}

/** Parses a limit from an input field or a URL. */
export function parseLimit(text: string): Result<number, string> {
  const limit = Number(text);
  return /^\d{1,6}$/.test(text.trim()) && limit >= 1 && limit <= MAX_SEARCH_LIMIT
    ? ok(limit)
    : err(`it is not a whole number from 1 to ${MAX_SEARCH_LIMIT}`);
}

/**
 * `-duration` means descending, `+duration` ascending; `duration` takes the column's default direction (the
 * slowest first).
 */
function parseSort(text: string): Result<SummarySort, string> {
  const match = /^([-+ ]?)([a-z]+)$/.exec(text);
  const column = sortColumns.find((candidate) => candidate === match?.[2]);
  if (match === null || column === undefined) {
    return err(`it is not one of ${sortColumns.join(', ')}, with “-” in front for descending order`);
  }
  if (match[1] === '') return ok({ column, direction: firstDirection(column) });
  // A plus sign in a query string means a space.
  return ok({ column, direction: match[1] === '-' ? 'descending' : 'ascending' });
}

/**
 * Formats the URL of a search, with parameters in a fixed order, so that the same search always has the same
 * URL.
 */
export function formatSearchUrl(query: SearchQuery, sort: SummarySort): string {
  const parameters = new URLSearchParams();
  parameters.set('service', query.service ?? '__all_services__');
  if (query.operation !== undefined) parameters.set('operation', query.operation);
  for (const name of ['service', 'operation'] as const) {
    if (NONE[name].has(query[name] ?? '') && query[name]) parameters.append(EXACT, name);
  }
  const tags = query.errorsOnly ? [ERROR_CONDITION, ...query.tags] : query.tags;
  if (tags.length > 0) parameters.set('tags', formatTagsJson(tags));
  if (query.minDuration !== undefined) {
    parameters.set('minDuration', formatDurationParameter(query.minDuration));
  }
  if (query.maxDuration !== undefined) {
    parameters.set('maxDuration', formatDurationParameter(query.maxDuration));
  }
  if (query.range.kind === 'lookback') parameters.set('lookback', query.range.text);
  else {
    parameters.set('lookback', 'custom');
    parameters.set('start', String(query.range.startUnixMicros));
    parameters.set('end', String(query.range.endUnixMicros));
  }
  parameters.set('limit', String(query.limit));
  if (query.errorsAnywhere) parameters.set('errors', 'any');
  if (query.filterHere) parameters.set('filter', 'here');
  if (sort.column !== defaultSort.column || sort.direction !== defaultSort.direction) {
    parameters.set('sort', `${sort.direction === 'descending' ? '-' : '+'}${sort.column}`);
  }
  return parameters.toString();
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** Which conditions of a search an old server may not understand, and how they are applied here instead. */
import { otelKeys, statusTexts } from '../../conventions/otel.ts';
import { resourceKeys } from '../../conventions/resource.ts';
import {
  ERROR_CONDITION,
  isErrorCondition,
  type SearchQuery,
  type TagCondition,
} from '../../model/summaries/searchQuery.ts';
import { countErrors } from '../../model/summaries/summarizeTrace.ts';
import {
  type AttributeColumns,
  SpanFlag,
  type SpanIndex,
  spanKindNames,
  type Trace,
} from '../../model/trace.ts';

export interface ConditionPlan {
  /** Sent to the server. */
  readonly sent: readonly TagCondition[];
  /** Applied here. */
  readonly here: readonly TagCondition[];
  /** Those of `sent` that an old server may not understand. */
  readonly doubtful: readonly TagCondition[];
}

/** Splits the conditions of a query into those to send and those to apply here. */
export function planConditions(query: SearchQuery): ConditionPlan {
  const all = query.errorsOnly ? [...query.tags, ERROR_CONDITION] : query.tags;
  const isHere = (condition: TagCondition) =>
    query.filterHere ? isDoubtful(condition) : isErrorCondition(condition) && query.errorsAnywhere === true;
  const sent = all.filter((condition) => !isHere(condition));
  return { sent, here: all.filter(isHere), doubtful: sent.filter(isDoubtful) };
}

/** Old memory stores and compatible servers compare only real attributes, and these are none. */
function isDoubtful({ key }: TagCondition): boolean {
  const isOfSpan = key === ERROR_CONDITION.key || key === otelKeys.kind[0] || key === 'span.status';
  return isOfSpan || key.startsWith('resource.') || key.startsWith('scope.');
}

/** Formats a condition the way a user would type it. */
export function conditionText({ key, value }: TagCondition): string {
  return `${key}=${value}`;
}

/**
 * Returns whether one span of the trace meets all criteria: service, operation, durations and these
 * conditions; with `errorsAnywhere`, the error may be on another span.
 */
export function traceMatches(trace: Trace, query: SearchQuery, here: readonly TagCondition[]): boolean {
  const { spans, services, strings } = trace;
  const isElsewhere = (condition: TagCondition) =>
    query.errorsAnywhere === true && isErrorCondition(condition);
  if (here.some(isElsewhere) && countErrors(trace) === 0) return false;
  const conditions = here.filter((condition) => !isElsewhere(condition));
  for (let span = 0 as SpanIndex; span < spans.count; span++) {
    if (query.service !== undefined && services.at(spans.service[span])?.name !== query.service) continue;
    if (query.minDuration !== undefined && spans.duration[span] < query.minDuration) continue;
    if (query.maxDuration !== undefined && spans.duration[span] > query.maxDuration) continue;
    if (query.operation !== undefined && strings.get(spans.name[span]) !== query.operation) continue;
    if (conditions.every((condition) => spanMeets(trace, span, condition))) return true;
  }
  return false;
}

function spanMeets(trace: Trace, span: SpanIndex, { key, value }: TagCondition): boolean {
  const { spans, strings } = trace;
  if (key === ERROR_CONDITION.key) {
    const isError = (spans.flags[span] & SpanFlag.ownError) !== 0;
    return value.toLowerCase() === 'true' ? isError : value.toLowerCase() === 'false' && !isError;
  }
  if (key === otelKeys.kind[0]) return spanKindNames.at(spans.kind[span]) === value.toLowerCase();
  if (key === 'span.status') return statusTexts.at(spans.status[span]) === value.toUpperCase();
  const scope = spans.scope[span];
  if (key === 'scope.name') return scope >= 0 && strings.get(trace.scopes.name[scope]) === value;
  if (key === 'scope.version') {
    const version = scope >= 0 ? trace.scopes.version[scope] : -1;
    return version >= 0 && strings.get(version) === value;
  }
  const has = (columns: AttributeColumns, owner: number, name: string) =>
    hasAttribute(trace, columns, owner, name, value);
  const resource = spans.resource[span];
  if (key.startsWith('resource.')) {
    const name = key.slice('resource.'.length);
    if (name === resourceKeys.service[0]) return trace.services.at(spans.service[span])?.name === value;
    return has(trace.resources.attributes, resource, name);
  }
  return (
    has(trace.attributes, span, key) ||
    has(trace.resources.attributes, resource, key) ||
    (scope >= 0 && has(trace.scopes.attributes, scope, key)) ||
    ownsSuch(trace.events.first, span, (event) => has(trace.events.attributes, event, key)) ||
    ownsSuch(trace.links.first, span, (link) => has(trace.links.attributes, link, key))
  );
}

function ownsSuch(first: Uint32Array, owner: number, isSuch: (row: number) => boolean): boolean {
  for (let row = first[owner]; row < first[owner + 1]; row++) if (isSuch(row)) return true;
  return false;
}

function hasAttribute(
  { strings }: Trace,
  columns: AttributeColumns,
  owner: number,
  key: string,
  value: string,
): boolean {
  return ownsSuch(
    columns.first,
    owner,
    (row) => strings.get(columns.key[row]) === key && strings.get(columns.value[row]) === value,
  );
}

/**
 * Fields of a span that are queried like tags: `service=cart`, `error=true`, `kind=server`,
 * `otel.scope.name=net/http`.
 */
import type { Steps } from '../../base/time/slicedTask.ts';
import { ERROR_KEY, otelKeys } from '../../conventions/otel.ts';
import { resourceKeys } from '../../conventions/resource.ts';
import { SpanFlag, StatusCode, spanKindNames, type Trace } from '../trace.ts';
import type { TextTest } from './query.ts';
import { markByColumn, markSpans } from './searchRows.ts';
import { testFew, testTexts } from './searchValues.ts';

export type FieldColumn =
  /** By span: a string index, or NONE. */
  | { readonly kind: 'text'; readonly column: Int32Array }
  /** By scope. */
  | { readonly kind: 'scope'; readonly column: Int32Array }
  /** One of a few names. */
  | { readonly kind: 'name'; readonly names: readonly string[]; readonly nameOf: (span: number) => number };

type FieldOf = (trace: Trace) => FieldColumn | undefined;

const scopeName: FieldOf = ({ scopes }) => ({ kind: 'scope', column: scopes.name });
const scopeVersion: FieldOf = ({ scopes }) => ({ kind: 'scope', column: scopes.version });
const operation: FieldOf = ({ spans }) => ({ kind: 'text', column: spans.name });
const statusMessage: FieldOf = ({ spans }) => ({ kind: 'text', column: spans.statusMessage });
const kind: FieldOf = ({ spans }) => ({
  kind: 'name',
  names: spanKindNames,
  nameOf: (span) => spans.kind[span],
});
const service: FieldOf = ({ spans, services }) => ({
  kind: 'name',
  names: services.map(({ name }) => name),
  nameOf: (span) => spans.service[span],
});
const status: FieldOf = (trace) => ({
  kind: 'name',
  names: Object.keys(StatusCode),
  // A true `error` tag is an error whatever the status says.
  nameOf: (span) => (isError(trace, span) ? StatusCode.error : trace.spans.status[span]),
});
const error: FieldOf = (trace) => ({
  kind: 'name',
  names: ['', 'true'],
  nameOf: (span) => (isError(trace, span) ? 1 : 0),
});
const traceState: FieldOf = ({ spans }) =>
  spans.traceState === undefined ? undefined : { kind: 'text', column: spans.traceState };

/** Fields by key: our own words, and the keys that they have as tags elsewhere. */
const fields: ReadonlyMap<string, FieldOf> = new Map([
  ...named(service, 'service', ...resourceKeys.service),
  ...named(operation, 'op', 'operation', 'name'),
  ...named(kind, 'kind', ...otelKeys.kind),
  ...named(status, 'status', ...otelKeys.status),
  ...named(statusMessage, 'status_message', ...otelKeys.statusMessage),
  ...named(error, ERROR_KEY),
  ...named(traceState, 'tracestate', ...otelKeys.traceState),
  ...named(scopeName, ...otelKeys.scopeName),
  ...named(scopeVersion, ...otelKeys.scopeVersion),
]);

function named(fieldOf: FieldOf, ...keys: readonly string[]): (readonly [string, FieldOf])[] {
  return keys.map((key) => [key, fieldOf]);
}

/** Returns the field that a key (in lower case) stands for, or undefined. */
export function fieldOfKey(trace: Trace, key: string): FieldColumn | undefined {
  return fields.get(key)?.(trace);
}

/** Marks the spans whose field passes; with `wanted` 0, those that have another value. */
export function* markField(
  trace: Trace,
  field: FieldColumn,
  test: TextTest,
  wanted: 0 | 1,
  hits: Uint8Array,
): Steps<void> {
  if (field.kind === 'name') {
    const isNamed = testFew(field.names, test).map((passes) => passes === (wanted === 1));
    // An empty field does not count as having another value.
    const isIn = isNamed.map((passes, index) => passes && field.names[index] !== '');
    yield* markSpans(hits, (span) => isIn[field.nameOf(span)]);
    return;
  }
  const needed = new Uint8Array(trace.strings.size);
  yield* markNeeded(field.column, needed);
  const texts = yield* testTexts(trace.strings, test, needed);
  if (field.kind === 'text') {
    yield* markByColumn(field.column, texts, hits, wanted);
    return;
  }
  const inScope = new Uint8Array(field.column.length);
  yield* markByColumn(field.column, texts, inScope, wanted);
  yield* markByColumn(trace.spans.scope, inScope, hits);
}

function* markNeeded(column: Int32Array, needed: Uint8Array): Steps<void> {
  for (let row = 0; row < column.length; row++) {
    if (column[row] >= 0) needed[column[row]] = 1;
    if (row % (1 << 17) === 0) yield;
  }
}

function isError(trace: Trace, span: number): boolean {
  return (trace.spans.flags[span] & SpanFlag.ownError) !== 0;
}

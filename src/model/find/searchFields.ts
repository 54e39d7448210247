/**
 * Fields of a span that are queried like tags: `service=cart`, `error=true`, `kind=server`,
 * `otel.scope.name=net/http`.
 */
import type { Steps } from '../../base/time/slicedTask.ts';
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

/** Returns the field that a key (in lower case) stands for, or undefined. */
export function fieldOfKey(trace: Trace, key: string): FieldColumn | undefined {
  const { spans, scopes } = trace;
  switch (key) {
    case 'service':
    case 'service.name':
      return {
        kind: 'name',
        names: trace.services.map(({ name }) => name),
        nameOf: (span) => spans.service[span],
      };
    case 'op':
    case 'operation':
    case 'name':
      return { kind: 'text', column: spans.name };
    case 'kind':
    case 'span.kind':
      return { kind: 'name', names: spanKindNames, nameOf: (span) => spans.kind[span] };
    case 'status':
    case 'otel.status_code':
      return {
        kind: 'name',
        names: Object.keys(StatusCode),
        // A true `error` tag is an error whatever the status says.
        nameOf: (span) => (isError(trace, span) ? StatusCode.error : spans.status[span]),
      };
    case 'status_message':
    case 'otel.status_description':
      return { kind: 'text', column: spans.statusMessage };
    case 'error':
      return { kind: 'name', names: ['', 'true'], nameOf: (span) => (isError(trace, span) ? 1 : 0) };
    case 'tracestate':
    case 'w3c.tracestate':
      return spans.traceState === undefined ? undefined : { kind: 'text', column: spans.traceState };
    case 'otel.scope.name':
    case 'otel.library.name':
      return { kind: 'scope', column: scopes.name };
    case 'otel.scope.version':
    case 'otel.library.version':
      return { kind: 'scope', column: scopes.version };
    default:
      return undefined;
  }
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

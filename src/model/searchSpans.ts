/**
 * Which spans a query finds: the string table first, each distinct text once, then the columns. Linear in the trace, in steps
 * of about a millisecond (see base/slicedTask).
 */
import { assertNever } from '../base/assert.ts';
import { runToEnd, type Steps } from '../base/slicedTask.ts';
import { fieldOfKey, markField } from './searchSpansFields.ts';
import { markHas } from './searchSpansHas.ts';
import {
  markByColumn,
  markFromRows,
  markRowTest,
  markSpans,
  NO_NUMBER_TYPE,
  valuesOfKeys,
} from './searchSpansRows.ts';
import { matchStringsInSteps } from './searchSpansText.ts';
import { compares, compareTexts, testFew, testTexts } from './searchSpansValues.ts';
import type { SpanMatches } from './spanMatches.ts';
import type { SpanCondition, SpanQuery, SpanQueryKey, TextTest } from './spanQuery.ts';
import { NONE, spanKindNames, type Trace } from './trace.ts';

const EVENT_KEYS: ReadonlySet<string> = new Set(['event', 'log']);
const SPAN_ID_KEYS: ReadonlySet<string> = new Set(['id', 'span_id']);
const PARENT_ID_KEYS: ReadonlySet<string> = new Set(['parent', 'parent_id']);

/** Shorter beginnings of a span id would find spans by accident. */
const LEAST_ID_DIGITS = 6;

/** All at once. */
export function searchSpans(trace: Trace, query: SpanQuery): SpanMatches {
  return runToEnd(searchSpansInSteps(trace, query));
}

export function* searchSpansInSteps(trace: Trace, query: SpanQuery): Steps<SpanMatches> {
  const { count } = trace.spans;
  const isMatch = new Uint8Array(count);
  for (const group of query.groups) {
    const inGroup = new Uint8Array(count).fill(1);
    for (const term of group) {
      const hits = new Uint8Array(count);
      yield* markCondition(trace, term, hits);
      const wanted = term.isNegated ? 0 : 1;
      for (let span = 0; span < count; span++) if (hits[span] !== wanted) inGroup[span] = 0;
      yield;
    }
    for (let span = 0; span < count; span++) isMatch[span] |= inGroup[span];
    yield;
  }
  let found = 0;
  for (let span = 0; span < count; span++) found += isMatch[span];
  yield;
  const spans = new Int32Array(found);
  let next = 0;
  for (let span = 0; span < count; span++) if (isMatch[span] === 1) spans[next++] = span;
  return { spans, isMatch };
}

function* markCondition(trace: Trace, condition: SpanCondition, hits: Uint8Array): Steps<void> {
  const { spans } = trace;
  switch (condition.kind) {
    case 'text':
      yield* markText(trace, condition.test, hits);
      return;
    case 'field': {
      const field = fieldOfKey(trace, condition.field);
      if (field !== undefined) yield* markField(trace, field, condition.test, 1, hits);
      return;
    }
    case 'attribute':
      yield* markAttribute(trace, condition, hits);
      return;
    case 'number': {
      const keys = yield* keyTexts(trace, condition.key);
      const needed = yield* valuesOfKeys(trace, keys, NO_NUMBER_TYPE);
      const values = yield* compareTexts(trace.strings, condition.comparison, condition.number, needed);
      yield* markRowTest(trace, { kind: 'both', keys, values, wanted: 1, exceptType: NO_NUMBER_TYPE }, hits);
      return;
    }
    case 'time': {
      const { comparison, nanos } = condition;
      const column = condition.of === 'dur' ? spans.duration : spans.selfTime;
      yield* markSpans(hits, (span) => compares(Math.round(column[span] * 1000) - nanos, comparison));
      return;
    }
    case 'depth': {
      const { comparison, depth } = condition;
      yield* markSpans(hits, (span) => compares(spans.depth[span] - depth, comparison));
      return;
    }
    case 'has':
      yield* markHas(trace, condition.what, hits);
      return;
    default:
      assertNever(condition);
  }
}

/** Any text of the span: names, status message, keys, values, events, links, and those of its resource and scope. */
function* markText(trace: Trace, test: TextTest, hits: Uint8Array): Steps<void> {
  const { spans, events, links, scopes, strings, services } = trace;
  const texts = yield* testTexts(strings, test);
  yield* markRowTest(trace, { kind: 'either', texts }, hits);
  if (test.kind !== 'pattern') yield* markPair(trace, test.text, hits);

  const inEvent = new Uint8Array(events.name.length);
  yield* markByColumn(events.name, texts, inEvent);
  yield* markFromRows(events.first, inEvent, hits);

  const inLink = new Uint8Array(links.kind.length);
  yield* markByColumn(links.traceId, texts, inLink);
  yield* markByColumn(links.spanId, texts, inLink);
  yield* markFromRows(links.first, inLink, hits);

  const inScope = new Uint8Array(scopes.count);
  yield* markByColumn(scopes.name, texts, inScope);
  yield* markByColumn(scopes.version, texts, inScope);
  yield* markByColumn(spans.scope, inScope, hits);

  yield* markByColumn(spans.name, texts, hits);
  yield* markByColumn(spans.statusMessage, texts, hits);
  const inService = testFew(
    services.map(({ name }) => name),
    test,
  );
  // A word is a kind only as a whole: `server` is part of many texts, `serve` is none of the kinds.
  const inKind = spanKindNames.map(
    (name, kind) => kind !== 0 && test.kind !== 'pattern' && name === test.text,
  );
  yield* markSpans(hits, (span) => inService[spans.service[span]] || inKind[spans.kind[span]]);
  if (test.kind !== 'pattern') yield* markIds(trace, test.text, LEAST_ID_DIGITS, hits);
}

/** For a phrase with `=` in it: where it lies in `key=value`, across the sign. */
function* markPair(trace: Trace, text: string, hits: Uint8Array): Steps<void> {
  const equals = text.indexOf('=');
  if (equals < 0) return;
  const keys = yield* matchStringsInSteps(trace.strings, text.slice(0, equals), 'endsWord');
  const values = yield* matchStringsInSteps(trace.strings, text.slice(equals + 1), 'begins');
  yield* markRowTest(trace, { kind: 'both', keys, values, wanted: 1, exceptType: undefined }, hits);
}

function* markAttribute(
  trace: Trace,
  { key, test, isOther }: Extract<SpanCondition, { kind: 'attribute' }>,
  hits: Uint8Array,
): Steps<void> {
  const { events, spans, strings } = trace;
  const wanted = isOther ? 0 : 1;
  const keys = yield* keyTexts(trace, key);
  // What a whole table costs least is cheap; anything else is asked of those texts only that stand beside the key.
  const isCheap = test.kind === 'begins' || test.kind === 'equals';
  const needed = isCheap ? undefined : yield* valuesOfKeys(trace, keys);
  const values = yield* testTexts(strings, test, needed);
  yield* markRowTest(trace, { kind: 'both', keys, values, wanted, exceptType: undefined }, hits);
  if (key.isWhole) return;

  const field = fieldOfKey(trace, key.text);
  if (field !== undefined) yield* markField(trace, field, test, wanted, hits);
  if (EVENT_KEYS.has(key.text)) {
    const names = isCheap ? values : yield* testTexts(strings, test);
    const inEvent = new Uint8Array(events.name.length);
    yield* markByColumn(events.name, names, inEvent, wanted);
    yield* markFromRows(events.first, inEvent, hits);
  }
  if (test.kind === 'pattern' || isOther) return;
  const leastDigits = test.kind === 'equals' ? 16 : 1;
  if (SPAN_ID_KEYS.has(key.text)) yield* markIds(trace, test.text, leastDigits, hits);
  if (PARENT_ID_KEYS.has(key.text)) {
    const inParent = new Uint8Array(hits.length);
    yield* markIds(trace, test.text, leastDigits, inParent);
    yield* markByColumn(spans.parent, inParent, hits);
  }
}

/** `error` is a word of its own: `last_error=true` is no error. */
function keyTexts(trace: Trace, { text, isWhole }: SpanQueryKey): Steps<Uint8Array> {
  return matchStringsInSteps(trace.strings, text, isWhole || text === 'error' ? 'equals' : 'endsWord');
}

/** Spans whose id begins with these hexadecimal digits, or is them without its leading zeros. */
function* markIds(trace: Trace, digits: string, least: number, hits: Uint8Array): Steps<void> {
  const { id, idText } = trace.spans;
  if (digits.length < least || digits.length > 16 || !/^[0-9a-f]+$/.test(digits)) return;
  const shift = BigInt(64 - 4 * digits.length);
  const wanted = BigInt(`0x${digits}`);
  yield* markSpans(hits, (span) => {
    if (idText !== undefined && idText[span] !== NONE) return false;
    return id[span] >> shift === wanted || id[span] === wanted;
  });
}

/**
 * Finds the spans that match a query: first in the string table, each distinct text once, then in the
 * columns. Linear in the trace, in steps of about a millisecond (see base/time/slicedTask).
 */
import { assertNever } from '../../base/assertNever.ts';
import type { Steps } from '../../base/time/slicedTask.ts';
import { familyOf } from '../../conventions/keyFamilies.ts';
import { ERROR_KEY } from '../../conventions/otel.ts';
import { NONE, spanKindNames, type Trace } from '../trace.ts';
import type { SpanMatches } from './matches.ts';
import type { SpanCondition, SpanQuery, SpanQueryKey, TextTest } from './query.ts';
import { fieldOfKey, markField } from './searchFields.ts';
import { markHas } from './searchHas.ts';
import {
  markByColumn,
  markFromRows,
  markRowTest,
  markSpans,
  NO_NUMBER_TYPE,
  valuesOfKeys,
} from './searchRows.ts';
import { matchKeys, matchStringsInSteps } from './searchTexts.ts';
import { compares, compareTexts, testFew, testTexts } from './searchValues.ts';

const EVENT_KEYS: ReadonlySet<string> = new Set(['event', 'log']);
const SPAN_ID_KEYS: ReadonlySet<string> = new Set(['id', 'span_id']);
const PARENT_ID_KEYS: ReadonlySet<string> = new Set(['parent', 'parent_id']);

/**
 * Words that match a kind or a status. They match only as a whole: `server` is part of many texts, and
 * `serve` is not a kind.
 */
const fieldOfWord: ReadonlyMap<string, 'kind' | 'status'> = new Map([
  ...spanKindNames.slice(1).map((name) => [name, 'kind'] as const),
  ['error', 'status'],
  ['ok', 'status'],
]);

/** Shorter prefixes of span ids would match by accident. */
const LEAST_ID_DIGITS = 6;

export function* searchSpansInSteps(trace: Trace, query: SpanQuery): Steps<SpanMatches> {
  const { count } = trace.spans;
  let isMatch: Uint8Array | undefined;
  for (const group of query.groups) {
    let inGroup: Uint8Array | undefined;
    for (const term of group) {
      const hits = new Uint8Array(count);
      yield* markCondition(trace, term, hits);
      if (term.isNegated) negate(hits);
      inGroup = inGroup === undefined ? hits : keepBoth(inGroup, hits);
      yield;
    }
    inGroup ??= new Uint8Array(count).fill(1);
    isMatch = isMatch === undefined ? inGroup : addOther(isMatch, inGroup);
    yield;
  }
  isMatch ??= new Uint8Array(count);
  return { spans: listMarked(isMatch), isMatch };
}

// Arrays of 0 and 1. Changes the first one and returns it.

function negate(marks: Uint8Array): void {
  for (let span = 0; span < marks.length; span++) marks[span] ^= 1;
}

function keepBoth(marks: Uint8Array, others: Uint8Array): Uint8Array {
  for (let span = 0; span < marks.length; span++) marks[span] &= others[span];
  return marks;
}

function addOther(marks: Uint8Array, others: Uint8Array): Uint8Array {
  for (let span = 0; span < marks.length; span++) marks[span] |= others[span];
  return marks;
}

/** Returns the positions of the marks, ascending. */
function listMarked(marks: Uint8Array): Int32Array {
  const places = new Int32Array(marks.length);
  let length = 0;
  for (let span = 0; span < marks.length; span++) {
    places[length] = span;
    length += marks[span];
  }
  return places.slice(0, length);
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

/**
 * Matches any text of the span: names, kind, status and its message, keys, values, events, links, and the
 * texts of its resource and scope.
 */
function* markText(trace: Trace, test: TextTest, hits: Uint8Array): Steps<void> {
  const { spans, strings, services } = trace;
  const texts = yield* testTexts(strings, test);
  // If nothing in the table matches, no span does.
  if (texts.includes(1)) yield* markTexts(trace, texts, hits);
  if (test.kind !== 'pattern') yield* markPair(trace, test.text, hits);

  const inService = testFew(
    services.map(({ name }) => name),
    test,
  );
  if (inService.includes(true)) yield* markSpans(hits, (span) => inService[spans.service[span]]);
  if (test.kind === 'pattern') return;
  const key = fieldOfWord.get(test.text);
  const field = key === undefined ? undefined : fieldOfKey(trace, key);
  if (field !== undefined) yield* markField(trace, field, { kind: 'equals', text: test.text }, 1, hits);
  yield* markIds(trace, test.text, LEAST_ID_DIGITS, hits);
}

function* markTexts(trace: Trace, texts: Uint8Array, hits: Uint8Array): Steps<void> {
  const { spans, events, links, scopes, keyEnd } = trace;
  yield* markRowTest(trace, { kind: 'either', texts, isAnyKey: texts.subarray(0, keyEnd).includes(1) }, hits);

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
  if (inScope.includes(1)) yield* markByColumn(spans.scope, inScope, hits);

  yield* markByColumn(spans.name, texts, hits);
  yield* markByColumn(spans.statusMessage, texts, hits);
}

/** For a phrase that contains `=`: finds it across the sign of `key=value`. */
function* markPair(trace: Trace, text: string, hits: Uint8Array): Steps<void> {
  const equals = text.indexOf('=');
  if (equals < 0) return;
  const keys = yield* matchKeys(trace, text.slice(0, equals), 'endsWord');
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
  // A cheap test is run on the whole table. Any other test is run only on texts that are values of the key.
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

/**
 * `error` must match the whole key: `last_error=true` is not an error. A key of a convention stands for all
 * its spellings, unless it is in quotes.
 */
function* keyTexts(trace: Trace, { text, isWhole }: SpanQueryKey): Steps<Uint8Array> {
  const keys = yield* matchKeys(trace, text, isWhole || text === ERROR_KEY ? 'equals' : 'endsWord');
  if (isWhole) return keys;
  for (const spelling of familyOf(text)) {
    if (spelling === text) continue;
    const others = yield* matchKeys(trace, spelling, 'equals');
    for (let key = 0; key < trace.keyEnd; key++) keys[key] |= others[key];
  }
  return keys;
}

/** Marks spans whose id begins with these hexadecimal digits, or equals them without its leading zeros. */
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

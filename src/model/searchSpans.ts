/** Which spans a query finds: the string table first, then the columns. Linear in the trace, for typing, not for scrolling. */
import { assertNever } from '../base/assert.ts';
import { fieldMatcher } from './searchSpansFields.ts';
import { matchStrings, type TextMatch } from './searchSpansText.ts';
import type { SpanQuery, SpanTerm } from './spanQuery.ts';
import { type AttributeColumns, NONE, SpanFlag, type SpanIndex, spanKindNames, type Trace } from './trace.ts';

/** The spans that a query finds. */
export interface SpanMatches {
  /** SpanIndexes, ascending. */
  readonly spans: Int32Array;
  /** By SpanIndex: 1 where it is one of them. */
  readonly isMatch: Uint8Array;
}

const EVENT_KEYS: ReadonlySet<string> = new Set(['event', 'log']);
const SPAN_ID_KEYS: ReadonlySet<string> = new Set(['id', 'span_id']);
const PARENT_ID_KEYS: ReadonlySet<string> = new Set(['parent', 'parent_id']);

/** Shorter beginnings of a span id would find spans by accident. */
const LEAST_ID_DIGITS = 6;

export function searchSpans(trace: Trace, query: SpanQuery): SpanMatches {
  const { count } = trace.spans;
  const isMatch = new Uint8Array(count);
  for (const group of query.groups) {
    const inGroup = new Uint8Array(count).fill(1);
    for (const term of group) {
      const hits = new Uint8Array(count);
      markTerm(trace, term, hits);
      const wanted = term.isNegated ? 0 : 1;
      for (let span = 0; span < count; span++) if (hits[span] !== wanted) inGroup[span] = 0;
    }
    for (let span = 0; span < count; span++) isMatch[span] |= inGroup[span];
  }
  let found = 0;
  for (let span = 0; span < count; span++) found += isMatch[span];
  const spans = new Int32Array(found);
  let next = 0;
  for (let span = 0; span < count; span++) if (isMatch[span] === 1) spans[next++] = span;
  return { spans, isMatch };
}

/** The nearest match after (or before) a span, round the end; the first (or last) one without a span. Logarithmic. */
export function nextMatch(
  matches: Int32Array,
  from: SpanIndex | undefined,
  direction: 1 | -1,
): SpanIndex | undefined {
  if (matches.length === 0) return undefined;
  if (from === undefined) return asSpanIndex(matches[direction === 1 ? 0 : matches.length - 1]);
  const after = countBelow(matches, from + (direction === 1 ? 1 : 0));
  const position = direction === 1 ? after : after - 1;
  return asSpanIndex(matches[(position + matches.length) % matches.length]);
}

/** Which of the matches a span is, from 0; undefined where it is none. Logarithmic. */
export function matchPosition(matches: Int32Array, span: SpanIndex | undefined): number | undefined {
  if (span === undefined) return undefined;
  const position = countBelow(matches, span);
  return matches[position] === span ? position : undefined;
}

/** All spans with an error of their own, ascending. */
export function computeErrorSpans(trace: Trace): Int32Array {
  const { flags } = trace.spans;
  const errors: number[] = [];
  for (let span = 0; span < flags.length; span++) {
    if ((flags[span] & SpanFlag.ownError) !== 0) errors.push(span);
  }
  return Int32Array.from(errors);
}

function countBelow(ascending: Int32Array, limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle] < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function markTerm(trace: Trace, term: SpanTerm, hits: Uint8Array): void {
  switch (term.kind) {
    case 'text':
      markText(trace, term.text, hits);
      markIds(trace, term.text, LEAST_ID_DIGITS, hits);
      return;
    case 'attribute':
      markAttribute(trace, term.key, term.value, term.isExact ? 'equals' : 'begins', hits);
      return;
    default:
      assertNever(term);
  }
}

/** Any text of the span: names, status message, keys, values, events, links, and those of its resource and scope. */
function markText(trace: Trace, text: string, hits: Uint8Array): void {
  const { spans, attributes, events, links, resources, scopes } = trace;
  const inString = matchStrings(trace.strings, text, 'holds');
  const holds = (index: number) => index !== NONE && inString[index] === 1;
  const inPair = pairMatcher(trace, text);
  const rowHolds = (columns: AttributeColumns) => (row: number) =>
    inString[columns.key[row]] === 1 || inString[columns.value[row]] === 1 || inPair(columns, row);
  const inService = trace.services.map((service) => service.name.toLowerCase().includes(text));
  const inKind = spanKindNames.map((name, kind) => kind !== 0 && name === text);
  const inResource = markOwners(resources.attributes, resources.count, rowHolds(resources.attributes));
  const inScope = markOwners(scopes.attributes, scopes.count, rowHolds(scopes.attributes));
  for (let scope = 0; scope < scopes.count; scope++) {
    if (holds(scopes.name[scope]) || holds(scopes.version[scope])) inScope[scope] = 1;
  }
  const inEvent = markOwners(events.attributes, events.name.length, rowHolds(events.attributes));
  const inLink = markOwners(links.attributes, links.kind.length, rowHolds(links.attributes));
  markRows(attributes.first, hits, rowHolds(attributes));
  markRows(events.first, hits, (event) => inEvent[event] === 1 || holds(events.name[event]));
  markRows(
    links.first,
    hits,
    (link) => inLink[link] === 1 || holds(links.traceId[link]) || holds(links.spanId[link]),
  );
  for (let span = 0; span < hits.length; span++) {
    if (
      holds(spans.name[span]) ||
      holds(spans.statusMessage[span]) ||
      inService[spans.service[span]] ||
      inKind[spans.kind[span]] ||
      inResource[spans.resource[span]] === 1 ||
      (spans.scope[span] !== NONE && inScope[spans.scope[span]] === 1)
    ) {
      hits[span] = 1;
    }
  }
}

/** For a phrase with `=` in it: whether it lies in `key=value`, across the sign. */
function pairMatcher(trace: Trace, text: string): (columns: AttributeColumns, row: number) => boolean {
  const equals = text.indexOf('=');
  if (equals < 0) return () => false;
  const keyEnds = matchStrings(trace.strings, text.slice(0, equals), 'endsWord');
  const valueBegins = matchStrings(trace.strings, text.slice(equals + 1), 'begins');
  return (columns, row) => keyEnds[columns.key[row]] === 1 && valueBegins[columns.value[row]] === 1;
}

function markAttribute(trace: Trace, key: string, value: string, match: TextMatch, hits: Uint8Array): void {
  const { spans, attributes, events, links, resources, scopes, strings } = trace;
  // `error` is a word of its own: `last_error=true` is no error.
  const keyHits = matchStrings(strings, key, key === 'error' ? 'equals' : 'endsWord');
  const valueHits = matchStrings(strings, value, match);
  const rowMatches = (columns: AttributeColumns) => (row: number) =>
    keyHits[columns.key[row]] === 1 && valueHits[columns.value[row]] === 1;
  const inResource = markOwners(resources.attributes, resources.count, rowMatches(resources.attributes));
  const inScope = markOwners(scopes.attributes, scopes.count, rowMatches(scopes.attributes));
  const inEvent = markOwners(events.attributes, events.name.length, rowMatches(events.attributes));
  const inLink = markOwners(links.attributes, links.kind.length, rowMatches(links.attributes));
  const isEventName = EVENT_KEYS.has(key);
  markRows(attributes.first, hits, rowMatches(attributes));
  markRows(events.first, hits, (event) => {
    return inEvent[event] === 1 || (isEventName && valueHits[events.name[event]] === 1);
  });
  markRows(links.first, hits, (link) => inLink[link] === 1);
  const ofField = fieldMatcher(trace, key, value, match, valueHits);
  for (let span = 0; span < hits.length; span++) {
    if (
      inResource[spans.resource[span]] === 1 ||
      (spans.scope[span] !== NONE && inScope[spans.scope[span]] === 1) ||
      ofField?.(span) === true
    ) {
      hits[span] = 1;
    }
  }
  const leastDigits = match === 'equals' ? 16 : 1;
  if (SPAN_ID_KEYS.has(key)) markIds(trace, value, leastDigits, hits);
  if (PARENT_ID_KEYS.has(key)) {
    const inParent = new Uint8Array(hits.length);
    markIds(trace, value, leastDigits, inParent);
    for (let span = 0; span < hits.length; span++) {
      const parent = spans.parent[span];
      if (parent !== NONE && inParent[parent] === 1) hits[span] = 1;
    }
  }
}

/** Spans whose id begins with these hexadecimal digits, or is them without its leading zeros. */
function markIds(trace: Trace, digits: string, least: number, hits: Uint8Array): void {
  const { id, idText } = trace.spans;
  if (digits.length < least || digits.length > 16 || !/^[0-9a-f]+$/.test(digits)) return;
  const shift = BigInt(64 - 4 * digits.length);
  const wanted = BigInt(`0x${digits}`);
  for (let span = 0; span < hits.length; span++) {
    if (idText !== undefined && idText[span] !== NONE) continue;
    if (id[span] >> shift === wanted || id[span] === wanted) hits[span] = 1;
  }
}

/** By owner: 1 where one of its rows holds. */
function markOwners(columns: AttributeColumns, owners: number, test: (row: number) => boolean): Uint8Array {
  const hits = new Uint8Array(owners);
  markRows(columns.first, hits, test);
  return hits;
}

function markRows(first: Uint32Array, hits: Uint8Array, test: (row: number) => boolean): void {
  for (let owner = 0; owner < hits.length; owner++) {
    const end = first[owner + 1];
    for (let row = first[owner]; row < end; row++) {
      if (!test(row)) continue;
      hits[owner] = 1;
      break;
    }
  }
}

/** Brand constructor. */
function asSpanIndex(value: number): SpanIndex {
  return value as SpanIndex;
}

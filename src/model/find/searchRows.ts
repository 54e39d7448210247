/**
 * From texts to their owners: finds the spans, events, links, resources and scopes with an attribute that
 * passes.
 */
import type { Steps } from '../../base/time/slicedTask.ts';
import { type AttributeColumns, AttributeType, NONE, type Trace } from '../trace.ts';

/** The number of owners in a step. */
const STEP_OWNERS = 1 << 14;
/** The number of rows in a step. */
const STEP_ROWS = 1 << 17;

/** The attributes to look for. All arrays are by string index. */
export type RowTest =
  /** The key or the value is one of these. */
  | {
      readonly kind: 'either';
      readonly texts: Uint8Array;
      /** Whether one of them may be a key. */
      readonly isAnyKey: boolean;
    }
  /** Both the key and the value match. */
  | {
      readonly kind: 'both';
      readonly keys: Uint8Array;
      readonly values: Uint8Array;
      /** The mark that a value must have in `values`; 0 asks for other values. */
      readonly wanted: 0 | 1;
      /** Rows of this AttributeType are ignored; undefined: none are. */
      readonly exceptType: number | undefined;
    };

/** Returns all attribute columns of a trace. */
function allAttributes({ attributes, events, links, resources, scopes }: Trace): readonly AttributeColumns[] {
  return [attributes, events.attributes, links.attributes, resources.attributes, scopes.attributes];
}

/** Returns, by string index, 1 for the values of these keys anywhere in the trace. */
export function* valuesOfKeys(trace: Trace, keys: Uint8Array, exceptType?: number): Steps<Uint8Array> {
  const needed = new Uint8Array(trace.strings.size);
  for (const { key, value, type } of allAttributes(trace)) {
    for (let from = 0; from < key.length; from += STEP_ROWS) {
      const to = Math.min(key.length, from + STEP_ROWS);
      for (let row = nextMarked(key, keys, from, to); row < to; row = nextMarked(key, keys, row + 1, to)) {
        if (type[row] !== exceptType) needed[value[row]] = 1;
      }
      yield;
    }
  }
  return needed;
}

/**
 * Marks the spans that have such an attribute: of their own, or of an event, a link, their resource or scope.
 */
export function* markRowTest(trace: Trace, test: RowTest, hits: Uint8Array): Steps<void> {
  const { attributes, events, links, resources, scopes, spans } = trace;
  yield* markOwners(attributes, test, hits);
  const inEvent = new Uint8Array(events.name.length);
  yield* markOwners(events.attributes, test, inEvent);
  yield* markFromRows(events.first, inEvent, hits);
  const inLink = new Uint8Array(links.kind.length);
  yield* markOwners(links.attributes, test, inLink);
  yield* markFromRows(links.first, inLink, hits);
  const inResource = new Uint8Array(resources.count);
  yield* markOwners(resources.attributes, test, inResource);
  yield* markByColumn(spans.resource, inResource, hits);
  const inScope = new Uint8Array(scopes.count);
  yield* markOwners(scopes.attributes, test, inScope);
  yield* markByColumn(spans.scope, inScope, hits);
}

function* markOwners(columns: AttributeColumns, test: RowTest, hits: Uint8Array): Steps<void> {
  if (columns.key.length === 0) return;
  for (let from = 0; from < hits.length; from += STEP_OWNERS) {
    const to = Math.min(hits.length, from + STEP_OWNERS);
    if (test.kind === 'either') markEither(columns, test, hits, from, to);
    else markBoth(columns, test, hits, from, to);
    yield;
  }
}

function markEither(
  { first, key, value }: AttributeColumns,
  { texts, isAnyKey }: Extract<RowTest, { kind: 'either' }>,
  hits: Uint8Array,
  from: number,
  to: number,
): void {
  markOwnersOf(first, value, texts, hits, from, to);
  if (isAnyKey) markOwnersOf(first, key, texts, hits, from, to);
}

function markOwnersOf(
  first: Uint32Array,
  column: Int32Array,
  texts: Uint8Array,
  hits: Uint8Array,
  from: number,
  to: number,
): void {
  const end = first[to];
  let owner = from;
  for (let row = nextMarked(column, texts, first[from], end); row < end; ) {
    while (first[owner + 1] <= row) owner++;
    hits[owner] = 1;
    // The owner is marked, so its other rows do not matter.
    row = nextMarked(column, texts, first[owner + 1], end);
  }
}

function markBoth(
  { first, key, value, type }: AttributeColumns,
  { keys, values, wanted, exceptType }: Extract<RowTest, { kind: 'both' }>,
  hits: Uint8Array,
  from: number,
  to: number,
): void {
  const end = first[to];
  let owner = from;
  for (
    let row = nextMarked(key, keys, first[from], end);
    row < end;
    row = nextMarked(key, keys, row + 1, end)
  ) {
    if (values[value[row]] !== wanted || type[row] === exceptType) continue;
    while (first[owner + 1] <= row) owner++;
    hits[owner] = 1;
  }
}

/** Returns the next row with a marked text, or `end`. Checks four rows at a time, because most have none. */
function nextMarked(column: Int32Array, texts: Uint8Array, from: number, end: number): number {
  let row = from;
  while (
    row + 4 <= end &&
    (texts[column[row]] | texts[column[row + 1]] | texts[column[row + 2]] | texts[column[row + 3]]) === 0
  ) {
    row += 4;
  }
  while (row < end && texts[column[row]] === 0) row++;
  return row;
}

/** Marks the owners of marked rows. */
export function* markFromRows(first: Uint32Array, rows: Uint8Array, hits: Uint8Array): Steps<void> {
  let owner = 0;
  let row = rows.indexOf(1);
  while (row >= 0) {
    const pause = owner + STEP_OWNERS;
    while (row >= 0 && owner < pause) {
      while (first[owner + 1] <= row) owner++;
      hits[owner] = 1;
      row = rows.indexOf(1, first[++owner]);
    }
    yield;
  }
}

/**
 * Marks each span whose entry in a column (an index, or NONE) is marked; with `wanted` 0, each whose entry
 * exists and is not marked.
 */
export function* markByColumn(
  column: Int32Array,
  marked: Uint8Array,
  hits: Uint8Array,
  wanted: 0 | 1 = 1,
): Steps<void> {
  for (let from = 0; from < column.length; from += STEP_ROWS) {
    const to = Math.min(column.length, from + STEP_ROWS);
    for (let row = from; row < to; row++) {
      const index = column[row];
      if (index !== NONE && marked[index] === wanted) hits[row] = 1;
    }
    yield;
  }
}

/** Marks the spans for which the test holds. */
export function* markSpans(hits: Uint8Array, test: (span: number) => boolean): Steps<void> {
  for (let from = 0; from < hits.length; from += STEP_OWNERS) {
    const to = Math.min(hits.length, from + STEP_OWNERS);
    for (let span = from; span < to; span++) if (test(span)) hits[span] = 1;
    yield;
  }
}

/** Bytes are written as base64, which may look like a number. */
export const NO_NUMBER_TYPE = AttributeType.bytes;

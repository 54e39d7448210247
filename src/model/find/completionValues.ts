/**
 * The values of a field or a key in a trace, with the number of spans that have each, the most frequent
 * first.
 */
import type { Steps } from '../../base/time/slicedTask.ts';
import { NONE, type Trace } from '../trace.ts';
import { visitAttributes } from './completionRows.ts';
import type { SpanQueryKey } from './query.ts';
import type { FieldColumn } from './searchFields.ts';
import { matchStringsInSteps } from './searchTexts.ts';

export interface ValueCount {
  readonly text: string;
  readonly spans: number;
}

/** The number of spans in a step. */
const STEP_SPANS = 1 << 16;
/** Longer values are useless in a list. */
const MOST_VALUE_BYTES = 200;

/** Counts the names of a field with few values; only those that occur in the trace. */
export function* countNames(
  trace: Trace,
  { names, nameOf }: Extract<FieldColumn, { kind: 'name' }>,
): Steps<readonly ValueCount[]> {
  const counts = new Int32Array(names.length);
  for (let span = 0; span < trace.spans.count; span++) {
    counts[nameOf(span)]++;
    if (span % STEP_SPANS === 0) yield;
  }
  return names
    .map((text, index) => ({ text, spans: counts[index] }))
    .filter(({ spans }) => spans > 0)
    .sort(byCount);
}

/** Counts, by string index, how many spans have it in a column. */
export function* countColumn(trace: Trace, column: Int32Array): Steps<Int32Array> {
  const counts = new Int32Array(trace.strings.size);
  for (let span = 0; span < column.length; span++) {
    if (column[span] !== NONE) counts[column[span]]++;
    if (span % STEP_SPANS === 0) yield;
  }
  return counts;
}

export interface KeyValues {
  readonly counts: readonly ValueCount[];
  /** How many more values there are. */
  readonly left: number;
}

/** Counts, by string index, how many spans have it as a value of the key. Linear in the attributes. */
export function* countKeyValues(trace: Trace, key: SpanQueryKey): Steps<Int32Array> {
  const keys = yield* matchStringsInSteps(trace.strings, key.text, key.isWhole ? 'equals' : 'endsWord');
  return yield* countValues(trace, keys);
}

/** Picks the most frequent of the counted values that contain a text (in lower case). */
export function* pickValues(trace: Trace, counts: Int32Array, typed: string, most: number): Steps<KeyValues> {
  const { strings } = trace;
  const isAsked = new Uint8Array(strings.size);
  for (let index = 0; index < counts.length; index++) if (counts[index] > 0) isAsked[index] = 1;
  yield;
  const holds = typed === '' ? isAsked : yield* matchStringsInSteps(strings, typed, 'holds', isAsked);
  return yield* pickMost(trace, counts, holds, most);
}

/** Counts, by string index, how many spans have it as the value of one of the keys. */
function* countValues(trace: Trace, keys: Uint8Array): Steps<Int32Array> {
  const counts = new Int32Array(trace.strings.size);
  const lastSpans = new Int32Array(trace.strings.size).fill(NONE);
  yield* visitAttributes(trace, (columns, row, span) => {
    if (keys[columns.key[row]] === 0) return;
    const value = columns.value[row];
    if (lastSpans[value] === span) return;
    lastSpans[value] = span;
    counts[value]++;
  });
  return counts;
}

/** Finds the most frequent ones without sorting all of them, because there may be a million. */
function* pickMost(trace: Trace, counts: Int32Array, isAsked: Uint8Array, most: number): Steps<KeyValues> {
  const { strings } = trace;
  const { offsets } = strings.buffers;
  const best: number[] = [];
  let found = 0;
  for (let index = 0; index < counts.length; index++) {
    if (index % (1 << 16) === 0) yield;
    if (isAsked[index] === 0 || offsets[index + 1] - offsets[index] > MOST_VALUE_BYTES) continue;
    found++;
    if (best.length === most && counts[index] <= counts[best[most - 1]]) continue;
    let place = best.length;
    while (place > 0 && counts[best[place - 1]] < counts[index]) place--;
    best.splice(place, 0, index);
    if (best.length > most) best.pop();
  }
  return {
    counts: best.map((index) => ({ text: strings.get(index), spans: counts[index] })).sort(byCount),
    left: found - best.length,
  };
}

function byCount(a: ValueCount, b: ValueCount): number {
  return b.spans - a.spans || (a.text < b.text ? -1 : 1);
}

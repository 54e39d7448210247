/** Values whose spans are hidden: what is switched off in the legend. */
import type { Steps } from '../../base/time/slicedTask.ts';
import { type ColorBy, tagKeyOf } from '../color/colorBy.ts';
import { readTagColumn } from '../color/tagColumn.ts';
import { computeSpanValues, NO_VALUE } from '../color/values.ts';
import { findStrings } from '../findStrings.ts';
import type { Trace } from '../trace.ts';
import type { HidingWay } from './hidingWay.ts';

/** A value of the legend, or an operation of a service (see operationValue). */
export interface HiddenValue {
  readonly by: ColorBy | 'operation';
  readonly value: string;
}

/** Separates the service from the operation: U+241F, the symbol for a unit separator. */
const SEPARATOR = '␟';

/**
 * Returns the value for an operation. It includes the service, because several may have operations of the
 * same name.
 */
export function operationValue(service: string, operation: string): string {
  return `${service}${SEPARATOR}${operation}`;
}

export function isSameHiddenValue(a: HiddenValue, b: HiddenValue): boolean {
  return a.by === b.by && a.value === b.value;
}

export const hidingValues: HidingWay<readonly HiddenValue[]> = {
  nothing: [],
  describe: (values) => (values.length === 0 ? '' : 'switched off in the legend'),
  *prepare(trace, values) {
    const hidden = yield* findHiddenByValue(trace, values);
    if (hidden === undefined) return undefined;
    return (passing, from, to) => hideMarked(hidden, passing, from, to);
  },
};

function hideMarked(hidden: Uint8Array, passing: Uint8Array, from: number, to: number): void {
  for (let span = from; span < to; span++) passing[span] &= 1 - hidden[span];
}

/**
 * Returns, by SpanIndex, 1 for a span that has one of the values; undefined if no values are given. Values
 * that do not occur in the trace hide nothing. Linear in the spans for each kind of value, and in the
 * attributes for a tag.
 */
function* findHiddenByValue(
  trace: Trace,
  hiddenValues: readonly HiddenValue[],
): Steps<Uint8Array | undefined> {
  if (hiddenValues.length === 0) return undefined;
  const hidden = new Uint8Array(trace.spans.count);
  for (const by of new Set(hiddenValues.map((each) => each.by))) {
    const texts = new Set(hiddenValues.flatMap((each) => (each.by === by ? [each.value] : [])));
    const key = by === 'operation' ? undefined : tagKeyOf(by);
    if (by === 'operation') markOperations(trace, texts, hidden);
    else if (key !== undefined) yield* markTag(trace, key, texts, hidden);
    else markFact(trace, by, texts, hidden);
    yield;
  }
  return hidden;
}

function markFact(trace: Trace, by: ColorBy, values: ReadonlySet<string>, hidden: Uint8Array): void {
  const { column, texts } = computeSpanValues(trace, by);
  const isHidden = Uint8Array.from(texts, (text) => (values.has(text) ? 1 : 0));
  for (let span = 0; span < hidden.length; span++) hidden[span] |= isHidden[column[span]];
}

/** Codes for the values of a tag; 0 means that it has none. */
const SHOWN = 1;
const HIDDEN = 2;

/**
 * Handles any number of values: hidden values of a tag stay hidden even if the tag gets too many values for
 * colours.
 */
function* markTag(trace: Trace, key: string, texts: ReadonlySet<string>, hidden: Uint8Array): Steps<void> {
  const indexes = new Set(findStrings(trace.strings, texts).values());
  yield;
  const column = yield* readTagColumn(trace, key, (value) => (indexes.has(value) ? HIDDEN : SHOWN));
  const isHidden = Uint8Array.of(texts.has(NO_VALUE) ? 1 : 0, 0, 1);
  for (let span = 0; span < hidden.length; span++) hidden[span] |= isHidden[column[span]];
}

function markOperations(trace: Trace, values: ReadonlySet<string>, hidden: Uint8Array): void {
  const { service, name } = trace.spans;
  /** By StringIndex of the operation: 1 if an operation of this name is hidden. */
  const isName = new Uint8Array(trace.strings.size);
  /** By StringIndex of the operation: the services (by index) whose operation of this name is hidden. */
  const hiddenOf = new Map<number, Set<number>>();
  const pairs = trace.services.flatMap((known, index) =>
    [...values].flatMap((value) => {
      const head = operationValue(known.name, '');
      return value.startsWith(head) ? [{ index, operation: value.slice(head.length) }] : [];
    }),
  );
  const indexes = findStrings(
    trace.strings,
    pairs.map(({ operation }) => operation),
  );
  for (const { index, operation } of pairs) {
    const text = indexes.get(operation);
    if (text === undefined) continue;
    isName[text] = 1;
    hiddenOf.set(text, (hiddenOf.get(text) ?? new Set()).add(index));
  }
  for (let span = 0; span < hidden.length; span++) {
    if (isName[name[span]] === 1 && hiddenOf.get(name[span])?.has(service[span])) hidden[span] = 1;
  }
}

/** Which spans have a value that the person has hidden. */
import { runToEnd, type Steps } from '../../base/time/slicedTask.ts';
import { type ColorBy, tagKeyOf } from '../color/colorBy.ts';
import { readTagColumn } from '../color/tagColumn.ts';
import { computeSpanValues, NO_VALUE } from '../color/values.ts';
import { findStrings } from '../findStrings.ts';
import type { Trace } from '../trace.ts';
import { type HiddenValue, operationValue } from './spanFilter.ts';

/** All at once. */
export function computeHiddenByValue(
  trace: Trace,
  hiddenValues: readonly HiddenValue[],
): Uint8Array | undefined {
  return runToEnd(findHiddenByValue(trace, hiddenValues));
}

/**
 * By SpanIndex: 1 where the span has one of the values; undefined where none is given. A value that the trace does not have
 * hides nothing. Linear in the spans for each kind of value, for a tag in the attributes.
 */
export function* findHiddenByValue(
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

/** Codes of a tag's values; 0 is none. */
const SHOWN = 1;
const HIDDEN = 2;

/** Any number of values: what is hidden of a tag stays hidden when it gets more than there are colours for. */
function* markTag(trace: Trace, key: string, texts: ReadonlySet<string>, hidden: Uint8Array): Steps<void> {
  const indexes = new Set(findStrings(trace.strings, texts).values());
  yield;
  const column = yield* readTagColumn(trace, key, (value) => (indexes.has(value) ? HIDDEN : SHOWN));
  const isHidden = Uint8Array.of(texts.has(NO_VALUE) ? 1 : 0, 0, 1);
  for (let span = 0; span < hidden.length; span++) hidden[span] |= isHidden[column[span]];
}

function markOperations(trace: Trace, values: ReadonlySet<string>, hidden: Uint8Array): void {
  const { service, name } = trace.spans;
  /** By StringIndex of the operation: 1 for the name of one that is hidden. */
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

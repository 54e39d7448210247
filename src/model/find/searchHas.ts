/** What a span has besides attributes: `has:exception`, `has:links`. */
import { assertNever } from '../../base/assertNever.ts';
import type { Steps } from '../../base/time/slicedTask.ts';
import { exceptionSigns } from '../../conventions/exception.ts';
import type { StringTable } from '../stringTable.ts';
import { SpanFlag, type Trace } from '../trace.ts';
import type { SpanHas } from './query.ts';
import { markByColumn, markFromRows, markSpans } from './searchRows.ts';
import { matchStringsInSteps } from './searchTexts.ts';

export function* markHas(trace: Trace, what: SpanHas, hits: Uint8Array): Steps<void> {
  const { spans, events, links, notes } = trace;
  switch (what) {
    case 'exception':
      yield* markExceptions(trace, hits);
      return;
    case 'error':
      yield* markSpans(hits, (span) => (spans.flags[span] & SpanFlag.ownError) !== 0);
      return;
    case 'events':
      yield* markSpans(hits, (span) => events.first[span + 1] > events.first[span]);
      return;
    case 'links':
      yield* markSpans(hits, (span) => links.first[span + 1] > links.first[span]);
      return;
    case 'warnings':
      for (const span of notes.span) hits[span] = 1;
      return;
    case 'children':
      yield* markSpans(hits, (span) => spans.subtreeEnd[span] > span + 1);
      return;
    case 'orphan':
      yield* markSpans(hits, (span) => (spans.flags[span] & SpanFlag.orphan) !== 0);
      return;
    default:
      assertNever(what);
  }
}

/** Marks spans with an event that describes an exception, by its name or its attributes. */
function* markExceptions(trace: Trace, hits: Uint8Array): Steps<void> {
  const { events, strings } = trace;
  if (events.name.length === 0) return;
  const keys = yield* anyOf(strings, exceptionSigns.keys);
  const names = yield* anyOf(strings, exceptionSigns.names);
  const nameKeys = yield* anyOf(strings, exceptionSigns.nameKeys);
  const { first, key, value } = events.attributes;
  const tells = new Uint8Array(events.name.length);
  yield* markByColumn(events.name, names, tells);
  yield* markSpans(tells, (event) => {
    for (let row = first[event]; row < first[event + 1]; row++) {
      if (keys[key[row]] === 1 || (nameKeys[key[row]] === 1 && names[value[row]] === 1)) return true;
    }
    return false;
  });
  yield* markFromRows(events.first, tells, hits);
}

/** Returns, by string index, 1 for these texts. */
function* anyOf(strings: StringTable, texts: readonly string[]): Steps<Uint8Array> {
  const hits = new Uint8Array(strings.size);
  for (const text of texts) {
    const equal = yield* matchStringsInSteps(strings, text, 'equals');
    for (let index = 0; index < hits.length; index++) hits[index] |= equal[index];
    yield;
  }
  return hits;
}

/** What a span has besides attributes: `has:exception`, `has:links`. */
import { assertNever } from '../base/assert.ts';
import type { Steps } from '../base/slicedTask.ts';
import { findStrings } from './findStrings.ts';
import { markFromRows, markSpans } from './searchSpansRows.ts';
import type { SpanHas } from './spanQuery.ts';
import { NONE, SpanFlag, type Trace } from './trace.ts';

/** Keys of an event that tell of an exception by themselves (see exceptionDetails). */
const EXCEPTION_KEYS = ['exception.type', 'exception.message'];
/** Names of an event, and values of its `event`, that do. */
const EXCEPTION_NAMES = ['exception', 'error'];

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

/** An event that tells of an exception, by its name or its attributes. */
function* markExceptions({ events, strings }: Trace, hits: Uint8Array): Steps<void> {
  if (events.name.length === 0) return;
  const indexes = findStrings(strings, [...EXCEPTION_KEYS, ...EXCEPTION_NAMES, 'event']);
  const at = (text: string) => indexes.get(text) ?? NONE - 1;
  const keys = new Set(EXCEPTION_KEYS.map(at));
  const names = new Set(EXCEPTION_NAMES.map(at));
  const eventKey = at('event');
  const { first, key, value } = events.attributes;
  yield;
  const tells = new Uint8Array(events.name.length);
  yield* markSpans(tells, (event) => {
    if (names.has(events.name[event])) return true;
    for (let row = first[event]; row < first[event + 1]; row++) {
      if (keys.has(key[row]) || (key[row] === eventKey && names.has(value[row]))) return true;
    }
    return false;
  });
  yield* markFromRows(events.first, tells, hits);
}

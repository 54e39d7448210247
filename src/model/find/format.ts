/** Writes conditions in the find language, such that parsing returns the same conditions. */

import { assertNever } from '../../base/assertNever.ts';
import { formatDurationParameter } from '../../base/parseDuration.ts';
import type { SpanQuery, SpanQueryKey, SpanTerm, TextTest } from './query.ts';
import { formatWord, quoteText } from './words.ts';

/** Words that are safe to write without quotes. */
const PLAIN = /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u;
const PLAIN_KEY = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?$/u;
const MEASURE = /^(?:dur|duration|self|depth)$/;

export function formatSpanQuery(query: SpanQuery): string {
  return query.groups.map((group) => group.map(formatTerm).join(' ')).join(' OR ');
}

function formatTerm(term: SpanTerm): string {
  return (term.isNegated ? '-' : '') + formatCondition(term);
}

function formatCondition(term: SpanTerm): string {
  switch (term.kind) {
    case 'text':
      if (term.test.kind === 'pattern') return `/${term.test.source}/`;
      return formatWord(term.test.text);
    case 'field':
      return `${term.field}:${formatTest(term.test)}`;
    case 'attribute': {
      const isPattern = term.test.kind === 'pattern';
      // `dur=` would ask for a duration, and few characters are allowed in a key before `=`.
      const isAnyValue = term.test.kind === 'begins' && term.test.text === '';
      if (
        isAnyValue &&
        !term.key.isWhole &&
        (!PLAIN_KEY.test(term.key.text) || MEASURE.test(term.key.text))
      ) {
        return `has:""${quoteText(term.key.text)}`;
      }
      const sign = `${term.isOther ? '!' : ''}${isPattern ? '~' : '='}`;
      return `${formatKey(term.key)}${sign}${formatTest(term.test)}`;
    }
    case 'number':
      // After `=`, a number would be the beginning of a text.
      return `${formatKey(term.key)}${term.comparison}${term.number}`;
    case 'time':
      return `${term.of}${term.comparison}${formatDurationParameter(term.nanos / 1000)}`;
    case 'depth':
      return `depth${term.comparison}${term.depth}`;
    case 'has':
      return `has:${term.what}`;
    default:
      return assertNever(term);
  }
}

function formatKey({ text, isWhole }: SpanQueryKey): string {
  return isWhole ? quoteText(text) : text;
}

function formatTest(test: TextTest): string {
  if (test.kind === 'pattern') return `/${test.source}/`;
  if (test.kind === 'equals') return quoteText(test.text);
  if (test.text === '' || PLAIN.test(test.text)) return test.text;
  // Quotes after an empty pair of quotes do not mean the whole value: the text may be its beginning, or be
  // found anywhere.
  return `""${quoteText(test.text)}`;
}

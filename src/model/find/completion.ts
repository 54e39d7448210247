/**
 * What could be typed at a place in a query: fields, keys and values of the trace, each with its number of
 * spans.
 */
import { isDecimal } from '../../base/compareDecimals.ts';
import type { Steps } from '../../base/time/slicedTask.ts';
import type { Trace } from '../trace.ts';
import { countKeys, type KeyCount, type KeyCounts } from './completionKeys.ts';
import { countColumn, countKeyValues, countNames, pickValues } from './completionValues.ts';
import { scanKey, scanValue, skipBlanks } from './scan.ts';
import { fieldOfKey } from './searchFields.ts';
import { quoteText } from './words.ts';

/** The part of a query that contains the caret. */
export interface CompletionPlace {
  /** The text [from, to) is replaced. */
  readonly from: number;
  readonly to: number;
  /** The part of it before the caret, in lower case. */
  readonly typed: string;
  /** The field or key to which a value belongs; undefined where a field or key may begin. */
  readonly owner: CompletionOwner | undefined;
}

export type CompletionOwner =
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'key'; readonly text: string; readonly isWhole: boolean; readonly isNumber: boolean };

export interface Completion {
  readonly kind: 'field' | 'key' | 'value';
  /** The text shown in the list. */
  readonly label: string;
  /** The text to insert. */
  readonly insert: string;
  /** What it means; undefined if the label says it all. */
  readonly meaning: string | undefined;
  /** The number of spans that have it; undefined if it is not counted. */
  readonly spans: number | undefined;
}

export interface Completions {
  readonly options: readonly Completion[];
  /** How many more completions there are. */
  readonly left: number;
}

const MOST_OPTIONS = 50;

const FIELDS: readonly { readonly insert: string; readonly meaning: string }[] = [
  { insert: 'service:', meaning: 'part of the service’s name' },
  { insert: 'op:', meaning: 'part of the operation’s name' },
  { insert: 'kind:', meaning: 'server, client, producer, consumer, internal' },
  { insert: 'status:', meaning: 'error, ok or unset' },
  { insert: 'has:', meaning: 'exception, error, logs, links, a tag’s key' },
  { insert: 'dur>', meaning: 'duration, such as dur>100ms' },
  { insert: 'self>', meaning: 'self time, such as self>50ms' },
  { insert: 'depth<', meaning: 'depth in the tree, such as depth<3' },
];
/** What `has:` accepts besides keys. These are not counted in advance. */
const HAS_COUNTS: readonly NamedCount[] = [
  { text: 'exception', meaning: 'an exception among its logs' },
  { text: 'error', meaning: 'an error of its own' },
  { text: 'logs', meaning: 'logs' },
  { text: 'links', meaning: 'references to other spans' },
  { text: 'warnings', meaning: 'a warning from the server, or a repair' },
  { text: 'children', meaning: 'spans below it' },
  { text: 'orphan', meaning: 'a parent that did not arrive' },
];

interface NamedCount {
  readonly text: string;
  readonly spans?: number;
  readonly meaning?: string;
}

/**
 * Returns the place at the caret; undefined where nothing can be offered: in a phrase, a regular expression
 * or a number.
 */
export function findCompletionPlace(text: string, caret: number): CompletionPlace | undefined {
  for (let at = skipBlanks(text, 0); at < text.length; at = skipBlanks(text, at)) {
    if (caret < at) break;
    const body = text[at] === '-' ? at + 1 : at;
    const key = scanKey(text, body);
    const valueFrom = key?.to ?? body;
    const value = scanValue(text, valueFrom);
    const end = Math.max(value.to, at + 1);
    if (caret > end) {
      at = end;
      continue;
    }
    if (key !== undefined && caret >= valueFrom) {
      const owner = ownerOf(key);
      if (owner === undefined || value.kind === 'pattern') return undefined;
      return { from: valueFrom, to: value.to, typed: unquote(text.slice(valueFrom, caret)), owner };
    }
    const isWord = key === undefined && value.kind === 'bare' && !text.startsWith('"', body);
    if (caret < body || (key === undefined && !isWord)) return undefined;
    return { from: body, to: end, typed: text.slice(body, caret).toLowerCase(), owner: undefined };
  }
  return { from: caret, to: caret, typed: '', owner: undefined };
}

function ownerOf(key: { text: string; isWhole: boolean; sign: string }): CompletionOwner | undefined {
  const { text, isWhole, sign } = key;
  if (!isWhole && /^(dur|duration|self|depth)$/.test(text)) return undefined;
  if (!isWhole && (sign === ':' || /^(service|op|operation|kind|status)$/.test(text))) {
    return { kind: 'field', name: text };
  }
  return { kind: 'key', text, isWhole, isNumber: /[<>]/.test(sign) };
}

function unquote(text: string): string {
  return text.replaceAll('"', '').toLowerCase();
}

export interface QueryCompleter {
  /** Returns what could be typed at a place, the most likely first. */
  readonly complete: (place: CompletionPlace) => Steps<Completions>;
}

/** Completes queries on one trace. Keys and values are counted once, when first needed. */
export function createQueryCompleter(trace: Trace): QueryCompleter {
  let keyCounts: KeyCounts | undefined;
  /** Belongs to the key whose value is being typed. */
  let values: { readonly key: string; readonly counts: Int32Array } | undefined;
  return {
    *complete({ typed, owner }) {
      if (owner === undefined) {
        keyCounts ??= yield* countKeys(trace);
        const { keys, counts } = keyCounts;
        if (keys !== undefined) return completeKey(rankKeys(keys, typed), typed);
        const held = yield* pickValues(trace, counts, typed, MOST_OPTIONS);
        return completeKey({ best: held.counts, left: held.left }, typed);
      }
      const field = owner.kind === 'field' ? fieldOfKey(trace, owner.name) : undefined;
      if (owner.kind === 'field' && field?.kind !== 'text') {
        const counts = field?.kind === 'name' ? yield* countNames(trace, field) : HAS_COUNTS;
        return list(counts, typed, owner.name === 'service' ? quoteText : plain);
      }
      const key = owner.kind === 'field' ? `${owner.name}:` : `${owner.isWhole ? '"' : ''}${owner.text}`;
      if (values?.key !== key) {
        const counts =
          owner.kind === 'key' ? countKeyValues(trace, owner) : countColumn(trace, trace.spans.name);
        values = { key, counts: yield* counts };
      }
      const { counts, left } = yield* pickValues(trace, values.counts, typed, MOST_OPTIONS);
      if (owner.kind === 'key' && owner.isNumber) {
        const numbers = counts.filter(({ text }) => isDecimal(text));
        return { options: numbers.map(({ text, spans }) => value(text, spans, text)), left };
      }
      return { options: counts.map(({ text, spans }) => value(text, spans, quoteText(text))), left };
    },
  };
}

interface RankedKeys {
  /** MOST_OPTIONS at most. */
  readonly best: readonly KeyCount[];
  readonly left: number;
}

function completeKey({ best, left }: RankedKeys, typed: string): Completions {
  const fields = FIELDS.filter(({ insert }) => insert.startsWith(typed)).map(
    ({ insert, meaning }): Completion => ({
      kind: 'field',
      label: insert,
      insert,
      meaning,
      spans: undefined,
    }),
  );
  const options = best.map(
    ({ text, spans }): Completion => ({
      kind: 'key',
      label: text,
      insert: `${isPlainKey(text) ? text : quoteText(text)}=`,
      meaning: undefined,
      spans,
    }),
  );
  return { options: [...fields, ...options], left };
}

function rankKeys(keys: readonly KeyCount[], typed: string): RankedKeys {
  const ranked = keys
    .map((key) => ({ ...key, rank: rankKey(key.text.toLowerCase(), typed) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank);
  return { best: ranked.slice(0, MOST_OPTIONS), left: Math.max(0, ranked.length - MOST_OPTIONS) };
}

/**
 * 3: the key begins with the text; 2: one of its words does; 1: it contains it; 0: it does not. Keys are
 * already ordered by their spans, and sorting keeps that order.
 */
function rankKey(key: string, typed: string): number {
  if (key.startsWith(typed)) return 3;
  const at = key.indexOf(typed);
  if (at < 0) return 0;
  return /[._\-/:]/.test(key[at - 1]) ? 2 : 1;
}

/** Returns whether a key can be written before a sign without quotes, and is not a field. */
function isPlainKey(text: string): boolean {
  const key = scanKey(`${text}=`, 0);
  return (
    key?.to === text.length + 1 &&
    !key.isWhole &&
    !/^(service|op|operation|kind|status|dur|duration|self|depth)$/i.test(text)
  );
}

const plain = (text: string) => text;

/** For a few values: first those that begin with the typed text, then those that contain it. */
function list(counts: readonly NamedCount[], typed: string, write: (text: string) => string): Completions {
  const holding = counts.filter(({ text }) => text.toLowerCase().includes(typed));
  const found = [
    ...holding.filter(({ text }) => text.toLowerCase().startsWith(typed)),
    ...holding.filter(({ text }) => !text.toLowerCase().startsWith(typed)),
  ];
  return {
    options: found.slice(0, MOST_OPTIONS).map((count) => ({
      ...value(count.text, count.spans, write(count.text)),
      meaning: count.meaning,
    })),
    left: Math.max(0, found.length - MOST_OPTIONS),
  };
}

function value(text: string, spans: number | undefined, insert: string): Completion {
  return { kind: 'value', label: text === '' ? '(empty)' : text, insert, meaning: undefined, spans };
}

/**
 * Returns the query with the completion inserted, and the new position of the caret. A value is followed by a
 * space, a key by its values.
 */
export function applyCompletion(
  text: string,
  { from, to }: CompletionPlace,
  { insert, kind }: Completion,
): { readonly text: string; readonly caret: number } {
  const after = text.slice(to);
  const gap = kind === 'value' && !/^\s/.test(after) ? ' ' : '';
  const caret = from + insert.length + (kind === 'value' ? 1 : 0);
  return { text: text.slice(0, from) + insert + gap + after, caret };
}

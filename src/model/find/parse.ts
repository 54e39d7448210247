/**
 * Parses the find language into conditions. It never fails: the valid parts apply, and the invalid ones are
 * reported.
 *
 *     cart redis              both words, each anywhere in the span
 *     "GET /cart"             the phrase
 *     /GET .*cart/            a regular expression
 *     -health                 spans without the word
 *     service:cart op:"GET /" part of the name; in quotes: the whole name
 *     kind:server status:error
 *     has:exception has:user.id
 *     dur>100ms self>=50ms depth<3
 *     status_code=50          a tag whose key ends and whose value begins like this
 *     retry="1" retry!=1      a tag with exactly that value, or with any other value
 *     status_code>=500        a tag whose value is a number
 *     http.url~/v\d+$/        a tag whose value matches
 *     cart OR payment         either side
 */
import { parseDuration } from '../../base/parseDuration.ts';
import { compileTextPattern } from '../../base/text/textPattern.ts';
import { StatusCode, spanKindNames } from '../trace.ts';
import type {
  Comparison,
  SpanCondition,
  SpanField,
  SpanHas,
  SpanQuery,
  SpanTerm,
  TextTest,
} from './query.ts';
import { type QueryKey, type QueryValue, scanKey, scanValue, skipBlanks } from './scan.ts';

/** What is wrong in one place of a query. */
export interface SpanQueryError {
  /** Position in the text. */
  readonly from: number;
  /** At least 1. */
  readonly length: number;
  /** A sentence for the user. */
  readonly message: string;
}

export interface ParsedSpanQuery {
  /** The valid part; undefined if the text has no conditions. */
  readonly query: SpanQuery | undefined;
  readonly errors: readonly SpanQueryError[];
}

/** The names that are understood in `name:value`. */
const FIELDS: ReadonlyMap<string, SpanField> = new Map([
  ['service', 'service'],
  ['op', 'op'],
  ['operation', 'op'],
  ['kind', 'kind'],
  ['status', 'status'],
]);
const MEASURES: ReadonlyMap<string, 'dur' | 'self' | 'depth'> = new Map([
  ['dur', 'dur'],
  ['duration', 'dur'],
  ['self', 'self'],
  ['depth', 'depth'],
]);
const HAS: ReadonlyMap<string, SpanHas> = new Map([
  ['exception', 'exception'],
  ['exceptions', 'exception'],
  ['error', 'error'],
  ['errors', 'error'],
  ['event', 'events'],
  ['events', 'events'],
  ['log', 'events'],
  ['logs', 'events'],
  ['link', 'links'],
  ['links', 'links'],
  ['reference', 'links'],
  ['references', 'links'],
  ['warning', 'warnings'],
  ['warnings', 'warnings'],
  ['child', 'children'],
  ['children', 'children'],
  ['orphan', 'orphan'],
  ['orphans', 'orphan'],
]);
/** The values of the fields whose values are known. */
const FIELD_VALUES: ReadonlyMap<SpanField, readonly string[]> = new Map<SpanField, readonly string[]>([
  ['kind', spanKindNames],
  ['status', Object.keys(StatusCode)],
]);

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Parses a query. */
export function parseSpanQuery(text: string): ParsedSpanQuery {
  const groups: SpanTerm[][] = [[]];
  const errors: SpanQueryError[] = [];
  for (let at = skipBlanks(text, 0); at < text.length; ) {
    const joint = /(OR|\||AND)(?=\s|$)/y;
    joint.lastIndex = at;
    const word = joint.exec(text)?.[1];
    if (word !== undefined) {
      if (word !== 'AND') groups.push([]);
      at += word.length;
    } else {
      const read = new TermReader(text, at, errors);
      const term = read.term();
      if (term !== undefined) groups.at(-1)?.push(term);
      at = read.to;
    }
    at = skipBlanks(text, at);
  }
  const asked = groups.filter((group) => group.length > 0);
  return { query: asked.length === 0 ? undefined : { groups: asked }, errors };
}

/** Reads the term that begins at a place. */
class TermReader {
  /** The end of the term. */
  to: number;
  readonly #query: string;
  readonly #from: number;
  readonly #errors: SpanQueryError[];

  constructor(query: string, from: number, errors: SpanQueryError[]) {
    this.#query = query;
    this.#from = from;
    this.#errors = errors;
    this.to = from + 1;
  }

  term(): SpanTerm | undefined {
    const isNegated = this.#query[this.#from] === '-';
    const body = this.#from + (isNegated ? 1 : 0);
    if (body === this.#query.length || skipBlanks(this.#query, body) > body) return undefined;
    const condition = this.#condition(body);
    if (condition === undefined) return undefined;
    // A field has exactly one value, so having another value means not having this one.
    if (condition.kind === 'not') return { ...condition.condition, isNegated: !isNegated };
    return { ...condition, isNegated };
  }

  #condition(at: number): SpanCondition | { kind: 'not'; condition: SpanCondition } | undefined {
    const key = scanKey(this.#query, at);
    if (key?.sign === ':') return this.#field(key.text, at, key.to);
    if (key !== undefined) {
      if (!key.isWhole) {
        const name = key.text;
        const measure = MEASURES.get(name);
        if (measure !== undefined && key.sign !== '~' && key.sign !== '!~') {
          return this.#measure(measure, key.sign, at, key.to);
        }
        const known = FIELDS.get(name);
        if (known !== undefined && key.sign === '!=') {
          const condition = this.#nameField(known, at, key.to, 'equals');
          return condition && { kind: 'not', condition };
        }
      }
      return this.#attribute(key, at);
    }
    const test = this.#textTest(this.#value(at), 'holds', 'holds');
    return test === undefined || (test.kind !== 'pattern' && test.text === '')
      ? undefined
      : { kind: 'text', test };
  }

  #field(name: string, from: number, valueFrom: number) {
    const measure = MEASURES.get(name);
    if (measure !== undefined) {
      const sign = />=|<=|=|>|<|!=/y;
      sign.lastIndex = valueFrom;
      const found = sign.exec(this.#query)?.[0] ?? '';
      return this.#measure(measure, found === '' ? '=' : found, from, valueFrom + found.length);
    }
    if (name === 'has') return this.#has(from, valueFrom);
    const field = FIELDS.get(name);
    return field === undefined
      ? undefined
      : this.#nameField(field, from, valueFrom, FIELD_VALUES.has(field) ? 'begins' : 'holds');
  }

  #nameField(
    field: SpanField,
    from: number,
    valueFrom: number,
    bare: 'holds' | 'begins' | 'equals',
  ): SpanCondition | undefined {
    const value = this.#value(valueFrom);
    const known = FIELD_VALUES.get(field);
    const test = this.#textTest(value, bare);
    if (test === undefined) return undefined;
    if (test.kind !== 'pattern') {
      const isKnown = known?.some((name) =>
        test.kind === 'equals' ? name === test.text : name.startsWith(test.text),
      );
      const isMissing = value.text === '' && value.kind === 'bare';
      if (isMissing || isKnown === false) {
        const what =
          known === undefined ? `a value such as ${field}:${EXAMPLES[field]}` : `one of ${known.join(', ')}`;
        return this.#fail(isMissing ? from : value.from, value.to, `${field} needs ${what}.`);
      }
    }
    return { kind: 'field', field, test };
  }

  #has(from: number, valueFrom: number): SpanCondition | undefined {
    const value = this.#value(valueFrom);
    const text = value.text.toLowerCase();
    if (text === '') {
      return this.#fail(
        from,
        value.to,
        'has needs one of exception, error, logs, links, warnings or children, or a key.',
      );
    }
    const what = value.kind === 'quoted' ? undefined : HAS.get(text);
    if (what !== undefined) return { kind: 'has', what };
    const key = { text, isWhole: value.kind === 'quoted' };
    return { kind: 'attribute', key, test: { kind: 'begins', text: '' }, isOther: false };
  }

  #measure(
    of: 'dur' | 'self' | 'depth',
    sign: string,
    from: number,
    valueFrom: number,
  ): SpanCondition | undefined {
    const value = this.#value(valueFrom);
    const comparison = asComparison(sign);
    const place = value.text === '' ? from : value.from;
    const what = value.text === '' ? '' : ` “${value.text}” is not one.`;
    if (of === 'depth') {
      if (!/^\d{1,9}$/.test(value.text)) {
        return this.#fail(place, value.to, `depth needs a whole number such as 3.${what}`);
      }
      return { kind: 'depth', comparison, depth: Number(value.text) };
    }
    const micros = parseDuration(value.text);
    if (!micros.ok) {
      const unit = NUMBER.test(value.text) ? ` “${value.text}” has no unit.` : what;
      return this.#fail(place, value.to, `${of} needs a duration such as 100ms.${unit}`);
    }
    return { kind: 'time', of, comparison, nanos: Math.round(micros.value * 1000) };
  }

  #attribute({ text, isWhole, sign, to }: QueryKey, from: number): SpanCondition | undefined {
    const key = { text, isWhole };
    const value = this.#value(to);
    const isOther = sign.startsWith('!');
    if (sign.endsWith('~')) {
      if (value.kind === 'bare') {
        return this.#fail(
          value.from,
          value.to,
          'A regular expression is written between two slashes, such as /v[12]$/.',
        );
      }
      const test = this.#pattern(value);
      return test && { kind: 'attribute', key, test, isOther };
    }
    const isNumber = value.kind === 'bare' && NUMBER.test(value.text);
    if (sign === '=' || (sign === '!=' && !isNumber)) {
      const test = this.#textTest(value, isOther ? 'equals' : 'begins');
      return test && { kind: 'attribute', key, test, isOther };
    }
    if (value.kind === 'pattern' || !NUMBER.test(value.text)) {
      const what =
        value.text === '' ? '' : ` “${value.text}” is not a number; put it in quotes to search for the text.`;
      return this.#fail(
        value.text === '' ? from : value.from,
        value.to,
        `${text}${sign} needs a number such as 5.${what}`,
      );
    }
    return { kind: 'number', key, comparison: asComparison(sign), number: value.text.toLowerCase() };
  }

  #value(from: number): QueryValue {
    const value = scanValue(this.#query, from);
    this.to = Math.max(this.to, value.to);
    if (value.openQuote !== undefined) {
      this.#fail(value.openQuote, value.to, 'The quote that begins here is not closed.');
    }
    return value;
  }

  /** Returns the test for a value, or undefined for an invalid regular expression, which is reported. */
  #textTest(
    value: QueryValue,
    bare: 'holds' | 'begins' | 'equals',
    quoted: 'holds' | 'equals' = 'equals',
  ): TextTest | undefined {
    if (value.kind === 'pattern') return this.#pattern(value);
    return { kind: value.kind === 'quoted' ? quoted : bare, text: value.text.toLowerCase() };
  }

  #pattern(value: QueryValue): TextTest | undefined {
    const pattern = compileTextPattern(value.text);
    if (pattern.ok) return { kind: 'pattern', source: value.text };
    const { message, from, length } = pattern.error;
    const inner = value.from + 1 + from;
    return this.#fail(inner, inner + length, `This regular expression is not valid: ${message}.`);
  }

  #fail(from: number, to: number, message: string): undefined {
    const end = Math.min(to, this.#query.length);
    const begin = Math.min(from, Math.max(0, end - 1));
    this.#errors.push({ from: begin, length: Math.max(1, end - begin), message });
  }
}

const EXAMPLES: Readonly<Record<SpanField, string>> = {
  service: 'cart',
  op: 'GET',
  kind: 'server',
  status: 'error',
};

function asComparison(sign: string): Comparison {
  switch (sign) {
    case '<':
    case '<=':
    case '>':
    case '>=':
    case '!=':
      return sign;
    default:
      return '=';
  }
}

/**
 * The language of find in a trace, from text to conditions.
 *
 *     cart redis            both words, each anywhere in the span
 *     "GET /cart"           the phrase
 *     -health               not that
 *     http.status_code=50   a tag whose key ends so and whose value begins so
 *     retry="1"             a tag with exactly that value
 *     cart OR payment       either side
 */

export type SpanTerm =
  | { readonly kind: 'text'; readonly text: string; readonly isNegated: boolean }
  | {
      readonly kind: 'attribute';
      readonly key: string;
      readonly value: string;
      /** The whole value, not its beginning. */
      readonly isExact: boolean;
      readonly isNegated: boolean;
    };

/** Any of the groups; all terms of a group. Texts are in lower case. */
export interface SpanQuery {
  readonly groups: readonly (readonly SpanTerm[])[];
}

/** A word with optional quoted parts: `-"a b"`, `key="a b"`, `plain`. An open quote reaches to the end. */
const WORD = /(?:"[^"]*(?:"|$)|[^\s"])+/g;

/** Reads a text; every text means something. undefined for a text that asks for nothing. */
export function parseSpanQuery(text: string): SpanQuery | undefined {
  const groups: SpanTerm[][] = [[]];
  for (const [word] of text.matchAll(WORD)) {
    if (word === 'OR' || word === '|') {
      groups.push([]);
      continue;
    }
    const term = parseTerm(word);
    if (term !== undefined) groups.at(-1)?.push(term);
  }
  const asked = groups.filter((group) => group.length > 0);
  return asked.length === 0 ? undefined : { groups: asked };
}

function parseTerm(word: string): SpanTerm | undefined {
  const isNegated = word.length > 1 && word.startsWith('-');
  const body = isNegated ? word.slice(1) : word;
  if (!body.startsWith('"')) {
    const equals = body.indexOf('=');
    if (equals > 0) {
      const key = unquote(body.slice(0, equals)).toLowerCase();
      const value = body.slice(equals + 1);
      const isExact = value.length > 1 && value.startsWith('"') && value.endsWith('"');
      return { kind: 'attribute', key, value: unquote(value).toLowerCase(), isExact, isNegated };
    }
  }
  const text = unquote(body).toLowerCase();
  return text === '' ? undefined : { kind: 'text', text, isNegated };
}

function unquote(text: string): string {
  return text.replaceAll('"', '');
}

/** Words of Jaeger UI's `uiFind`, any of which is looked for, in our language; its `-key` (look not in that tag) has no like here. */
export function spanQueryOfJaegerFind(uiFind: string): string {
  return jaegerFindWords(uiFind)
    .map((word) => (/^-|^OR$|["=|]/.test(word) ? `"${word.replaceAll('"', '')}"` : word))
    .join(' OR ');
}

/** The words of Jaeger UI's `uiFind` that are looked for. */
export function jaegerFindWords(uiFind: string): string[] {
  return uiFind.split(/\s+/).filter((word) => word !== '' && !word.startsWith('-'));
}

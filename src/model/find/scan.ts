/** Splits the text of a query into words, quotes and regular expressions, with their positions. */

/** A value as written in a query. */
export interface QueryValue {
  readonly kind: 'bare' | 'quoted' | 'pattern';
  /** Its content: without quotes, or the text between the slashes. */
  readonly text: string;
  /** Where it begins and ends in the query, including its quotes or slashes. */
  readonly from: number;
  readonly to: number;
  /** The position of the last quote that is not closed; undefined if all are. */
  readonly openQuote: number | undefined;
}

/** The field or key before a value: `service:`, `status_code>=`. */
export interface QueryKey {
  /** In lower case. */
  readonly text: string;
  /** Whether it was quoted. */
  readonly isWhole: boolean;
  /** `:` for known names, else a comparison. */
  readonly sign: string;
  /** Where the value begins. */
  readonly to: number;
}

const FIELD_WORD = /(service|operation|op|kind|status|has|duration|dur|self|depth):/iy;
/** A key before its sign. `->` and URLs with `?` are not keys. */
const KEY_WORD = /([^\s"=<>~!?&(){},;#'%+*|]*[\p{L}\p{N}_\]/])(!=|!~|>=|<=|=|>|<|~)/uy;
const SIGN = /!=|!~|>=|<=|=|>|<|~/y;

/** Returns the key that begins here with its sign, if there is one. */
export function scanKey(query: string, from: number): QueryKey | undefined {
  const field = matchAt(FIELD_WORD, query, from);
  if (field !== undefined) {
    return { text: field[1].toLowerCase(), isWhole: false, sign: ':', to: from + field[0].length };
  }
  if (query[from] === '"') {
    const quote = scanQuote(query, from);
    const sign = quote.isClosed ? matchAt(SIGN, query, quote.to)?.[0] : undefined;
    if (sign === undefined || quote.text === '') return undefined;
    return { text: quote.text.toLowerCase(), isWhole: true, sign, to: quote.to + sign.length };
  }
  const found = matchAt(KEY_WORD, query, from);
  if (found === undefined || found[1].includes('://')) return undefined;
  const [whole, text, sign] = found;
  const to = from + whole.length;
  // `v1~beta` is a word.
  if (sign.endsWith('~') && query[to] !== '/') return undefined;
  return { text: text.toLowerCase(), isWhole: false, sign, to };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  const sticky = new RegExp(pattern);
  sticky.lastIndex = at;
  return sticky.exec(text) ?? undefined;
}

/**
 * Reads the value that begins here: `/…/`, `"…"`, or a word, which may contain quoted parts. Ends at the next
 * space outside of them.
 */
export function scanValue(query: string, from: number): QueryValue {
  const pattern = scanPattern(query, from);
  if (pattern !== undefined) return pattern;
  let text = '';
  let position = from;
  let quotes = 0;
  let hasBareParts = false;
  let openQuote: number | undefined;
  while (position < query.length && !isBlank(query, position)) {
    if (query[position] !== '"') {
      text += query[position++];
      hasBareParts = true;
      continue;
    }
    const quote = scanQuote(query, position);
    if (!quote.isClosed) openQuote = position;
    text += quote.text;
    position = quote.to;
    quotes++;
  }
  const kind = quotes === 1 && !hasBareParts ? 'quoted' : 'bare';
  return { kind, text, from, to: position, openQuote };
}

/**
 * Reads a quote from its opening quotation mark on. `\"` and `\\` stand for the second character. An unclosed
 * quote ends with the query.
 */
function scanQuote(query: string, from: number) {
  let text = '';
  let position = from + 1;
  while (position < query.length && query[position] !== '"') {
    const isEscape = query[position] === '\\' && /["\\]/.test(query[position + 1] ?? '');
    if (isEscape) position++;
    text += query[position++];
  }
  const isClosed = position < query.length;
  return { text, isClosed, to: isClosed ? position + 1 : position };
}

/**
 * Reads a regular expression: `/…/` up to the first slash that is neither escaped nor in brackets. It is not
 * one without such a slash, with more text right after it, or with a space at its beginning: `/api/cart` is a
 * path.
 */
function scanPattern(query: string, from: number): QueryValue | undefined {
  if (query[from] !== '/' || from + 1 >= query.length || isBlank(query, from + 1)) return undefined;
  let isInBrackets = false;
  for (let position = from + 1; position < query.length; position++) {
    const sign = query[position];
    if (sign === '\\') position++;
    else if (sign === '[') isInBrackets = true;
    else if (sign === ']') isInBrackets = false;
    else if (sign === '/' && !isInBrackets) {
      const to = position + 1;
      const text = query.slice(from + 1, position);
      if (text === '' || (to < query.length && !isBlank(query, to))) return undefined;
      return { kind: 'pattern', text, from, to, openQuote: undefined };
    }
  }
  return undefined;
}

export function skipBlanks(query: string, from: number): number {
  let position = from;
  while (position < query.length && isBlank(query, position)) position++;
  return position;
}

function isBlank(query: string, position: number): boolean {
  return /\s/.test(query[position]);
}

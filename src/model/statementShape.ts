/** What is the same in statements and paths that differ in their values only. */

/** What follows after so many characters is left out: two longer texts count as the same when they begin alike. */
const MOST_CHARACTERS = 16_384;

const COMMENT = String.raw`/\*[\s\S]*?\*/|--[^\n]*`;
const TEXT = String.raw`'(?:[^'\\]|\\.|'')*'`;
const UUID = String.raw`\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b`;
/** Numbers, and the places of values in prepared statements: `$1`, `:id`, `@p1`, `%s`. */
const NUMBER = String.raw`(?<![\w.])-?(?:0x[0-9a-f]+|\d+(?:\.\d+)?(?:e[+-]?\d+)?)\b`;
const PLACE = String.raw`\$\d+|(?<![\w:]):[a-z_]\w*|@\w+|%s`;
const SPACE = String.raw`\s+`;
const STATEMENT_PART = new RegExp([COMMENT, TEXT, UUID, NUMBER, PLACE, SPACE].join('|'), 'gi');
/** In a statement that is JSON, texts behind a colon or in a list are values; keys are not. */
const JSON_TEXT = /(?<=[:[,]\s*)"(?:[^"\\]|\\.)*"(?!\s*:)/g;
/** `(?, ?, ?)`, and several of these after VALUES. */
const LIST = /([([])\s*\?(?:\s*,\s*\?)*\s*([)\]])(?:\s*,\s*\(\s*\?(?:\s*,\s*\?)*\s*\))*/g;

/** A query with its literals as `?`, lists of them as one, without comments, in single spaces. */
export function statementShape(text: string): string {
  const whole = text.slice(0, MOST_CHARACTERS);
  const source = /^\s*[{[]/.test(whole) ? whole.replace(JSON_TEXT, '?') : whole;
  return source
    .replace(STATEMENT_PART, (part) => {
      if (part.trim() === '' || part.startsWith('/*') || part.startsWith('--')) return ' ';
      return '?';
    })
    .replace(/\s+/g, ' ')
    .replace(LIST, '$1?$2')
    .trim();
}

const URL_HEAD = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i;
/** A number, a UUID, a hexadecimal id, or a long word that has digits. */
const ID_SEGMENT =
  /^(?:\d+|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?=.*\d)[0-9a-f]{8,}|(?=.*\d)[\w-]{16,})$/i;

/** The path of a URL with ids and numbers as `{}`, without the host and what follows after `?` or `#`. */
export function pathShape(text: string): string {
  const path = text
    .slice(0, MOST_CHARACTERS)
    .replace(URL_HEAD, '')
    .replace(/[?#].*$/s, '');
  return path
    .split('/')
    .map((segment) => (ID_SEGMENT.test(segment) ? '{}' : segment.replace(/\d{3,}/g, '{}')))
    .join('/');
}

/**
 * Masks the secrets within a text: what looks like a secret wherever it stands. Every rule is linear in the
 * text, because values of a megabyte occur: no expression begins anew within what it has already gone
 * through.
 */
import { maskCardNumber } from './cardNumber.ts';
import { isSecretKey, isSecretParameter } from './isSecretKey.ts';
import { MASK } from './mask.ts';

export interface MaskOptions {
  /** Further parts of keys whose values are masked. */
  readonly moreKeys?: readonly string[];
  /** E-mail addresses are masked as well. */
  readonly emails?: boolean;
}

/** Returns the text with its secrets masked; the same text if there are none. */
export function maskText(text: string, options: MaskOptions = {}): string {
  let masked = maskPem(text);
  if (masked.includes('eyJ')) masked = masked.replace(JWT, MASK);
  if (/authorization|cookie|api-key/i.test(masked)) masked = masked.replace(HEADER, `$1${MASK}`);
  if (/bearer|basic/i.test(masked)) masked = masked.replace(SCHEME, maskScheme);
  if (/A[KS]IA/.test(masked)) masked = masked.replace(AWS_KEY, MASK);
  if (masked.includes('://')) masked = masked.replace(USER_INFO, `$1${MASK}@`);
  if (masked.includes('=')) masked = maskParameters(masked, options.moreKeys);
  if (masked.includes('"')) masked = maskMembers(masked, options.moreKeys);
  if (/\d{4}/.test(masked)) masked = masked.replace(DIGITS, maskCardNumber);
  if (options.emails === true && masked.includes('@')) masked = masked.replace(EMAIL, MASK);
  return masked;
}

const PEM_BEGIN = /-----BEGIN [A-Z0-9 ]{1,40}-----/g;
const PEM_END = /-----END [A-Z0-9 ]{1,40}-----/g;

/** A block that does not end is masked to the end of the text. */
function maskPem(text: string): string {
  let masked = '';
  let from = 0;
  PEM_BEGIN.lastIndex = 0;
  for (let begin = PEM_BEGIN.exec(text); begin !== null; begin = PEM_BEGIN.exec(text)) {
    masked += text.slice(from, begin.index) + MASK;
    PEM_END.lastIndex = PEM_BEGIN.lastIndex;
    from = PEM_END.exec(text) === null ? text.length : PEM_END.lastIndex;
    PEM_BEGIN.lastIndex = from;
  }
  return from === 0 ? text : masked + text.slice(from);
}

const JWT = /(?<![\w-])eyJ[\w-]+\.[\w-]+\.[\w-]*/g;
const HEADER =
  /(?<=^|[\r\n"'])((?:(?:proxy-)?authorization|(?:set-)?cookie|(?:x-)?api-key):[ \t]?)[^\s"'][^\r\n"']*/gi;
const SCHEME = /\b(bearer|basic)((?: {1,4}|%20|\+|: ?)["']?)([\w.~+/-]{8,}={0,2})/gi;
const AWS_KEY = /(?<![A-Za-z0-9])A[KS]IA[A-Z0-9]{16}(?![A-Za-z0-9])/g;
const USER_INFO = /(:\/\/[^\s/?#@:"']*:)[^\s/?#@"']+@/g;
const DIGITS = /(?<![\w.-])\d(?:[ -]?\d){12,18}(?![\w-]|\.\d)/g;
const EMAIL = /(?<![\w.%+-])[\w.%+-]{1,64}@[A-Za-z\d-]{1,63}(?:\.[A-Za-z\d-]{1,63}){1,8}/g;

/** "Bearer authentication failed" is no secret, so a token is long or has more than letters. */
function maskScheme(all: string, scheme: string, space: string, token: string): string {
  return token.length >= 24 || /[\d.=_]/.test(token) ? `${scheme}${space}${MASK}` : all;
}

const PARAMETER = /(?<=^|[?&;,\s"'])([\w%.-]{1,64})=(["']?)([^&;\s"'<>]+)/g;

/** Parameters of a query, a form or a connection: `?token=…`, `Password=…;`. */
function maskParameters(text: string, more: readonly string[] | undefined): string {
  return text.replace(PARAMETER, (all, name: string, quote: string, value: string, offset: number) => {
    const isInQuery = offset > 0 && (text[offset - 1] === '?' || text[offset - 1] === '&');
    const isSecret = isInQuery ? isSecretParameter(name, more) : isSecretKey(name, more);
    return isSecret && !NO_SECRET.test(value) ? `${name}=${quote}${MASK}` : all;
  });
}

/** A small number is how many there are, or how long a session is; the others stand for values. */
const NO_SECRET = /^(\d{1,3}|true|false|null|\?|[$:@%]\w{1,40}|\{[^}]*\}|•+)$/i;

/** A member of JSON whose value is a text or begins with one. The JSON may itself be a text within JSON. */
const MEMBER = /(\\?)"([^"\\\n]{1,64})\1"\s{0,8}:\s{0,8}\[?\s{0,8}\1"/g;

/** Members of JSON: `"password": "…"`. */
function maskMembers(text: string, more: readonly string[] | undefined): string {
  let masked = '';
  let from = 0;
  MEMBER.lastIndex = 0;
  for (let member = MEMBER.exec(text); member !== null; member = MEMBER.exec(text)) {
    const [, backslash, name] = member;
    const start = MEMBER.lastIndex;
    // Any other value is gone through as well, as it may be JSON.
    if (text.startsWith(MASK, start) || !isSecretKey(name, more)) continue;
    const end = backslash === '' ? endOfString(text, start) : endOfEscaped(text, start);
    MEMBER.lastIndex = end;
    if (end === start) continue;
    masked += text.slice(from, start) + MASK;
    from = end;
  }
  return from === 0 ? text : masked + text.slice(from);
}

/** Returns the place of the quote that ends a string, or the end of the text. */
function endOfString(text: string, start: number): number {
  let end = start;
  while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
  return Math.min(end, text.length);
}

function endOfEscaped(text: string, start: number): number {
  const end = text.indexOf('\\"', start);
  return end < 0 ? text.length : end;
}

/**
 * The variant of JSURL in the addresses of CloudWatch Logs Insights: `(k~v)`, `(~a~b)`, texts begin with `'`
 * and have no end, each byte that is not a letter, digit, `_`, `.` or `-` is `*xx`.
 */

export type JsurlValue =
  | string
  | number
  | boolean
  | readonly JsurlValue[]
  | { readonly [key: string]: JsurlValue };

/** Returns a value without the `~` that begins a whole state. */
export function formatJsurl(value: JsurlValue): string {
  if (typeof value === 'string') return `'${formatJsurlText(value)}`;
  if (typeof value !== 'object') return String(value);
  if (isList(value)) return `(${value.map((part) => `~${formatJsurl(part)}`).join('')})`;
  const entries = Object.entries(value).map(([key, part]) => `${formatJsurlText(key)}~${formatJsurl(part)}`);
  return `(${entries.join('~')})`;
}

/** Returns a text with everything but plain letters as bytes of UTF-8, without the `'` at its start. */
export function formatJsurlText(text: string): string {
  let result = '';
  for (const byte of new TextEncoder().encode(text)) {
    const character = String.fromCharCode(byte);
    result += /[\w.-]/.test(character) ? character : `*${byte.toString(16).padStart(2, '0')}`;
  }
  return result;
}

function isList(value: JsurlValue): value is readonly JsurlValue[] {
  return Array.isArray(value);
}

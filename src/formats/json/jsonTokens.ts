/** Finds the ends of JSON tokens in bytes that may be cut anywhere. */
import { BACKSLASH, QUOTE } from './jsonBytes.ts';

const LOWER_U = 117;

/** The characters that may follow a backslash, besides `u`. */
const escapes = new Set(Array.from('"\\/bfnrt', (character) => character.charCodeAt(0)));

/** Finds the end of a text. If the bytes end first, the next call continues where this one stopped. */
export class TextScan {
  #position = 0;

  /**
   * Returns one past the closing quote of the text that opens at `open`; undefined if more bytes are needed;
   * -1 if it is not a valid text.
   */
  endOf(bytes: Uint8Array, open: number): number | undefined {
    let position = Math.max(this.#position, open + 1);
    while (position < bytes.length) {
      const byte = bytes[position];
      if (byte === QUOTE) {
        this.#position = 0;
        return position + 1;
      }
      if (byte < 32) return -1;
      if (byte === BACKSLASH) {
        const end = endOfEscape(bytes, position);
        if (end === undefined) break;
        if (end < 0) return -1;
        position = end;
      } else {
        position++;
      }
    }
    this.#position = position;
    return undefined;
  }
}

function endOfEscape(bytes: Uint8Array, backslash: number): number | undefined {
  if (backslash + 1 >= bytes.length) return undefined;
  const kind = bytes[backslash + 1];
  if (kind !== LOWER_U) return escapes.has(kind) ? backslash + 2 : -1;
  for (let digit = backslash + 2; digit < backslash + 6; digit++) {
    if (digit >= bytes.length) return undefined;
    if (!isHexDigit(bytes[digit])) return -1;
  }
  return backslash + 6;
}

function isHexDigit(byte: number): boolean {
  const lower = byte | 32;
  return (byte >= 48 && byte <= 57) || (lower >= 97 && lower <= 102);
}

/** The same for a number or a word. */
export class TokenScan {
  #position = 0;

  /**
   * Returns one past the letters, digits, signs and points that begin at `from`; undefined if the bytes end
   * first.
   */
  endOf(bytes: Uint8Array, from: number): number | undefined {
    let position = Math.max(this.#position, from);
    while (position < bytes.length && isTokenPart(bytes[position])) position++;
    const isWhole = position < bytes.length;
    this.#position = isWhole ? 0 : position;
    return isWhole ? position : undefined;
  }
}

function isTokenPart(byte: number): boolean {
  const lower = byte | 32;
  return (
    (byte >= 48 && byte <= 57) || (lower >= 97 && lower <= 122) || byte === 43 || byte === 45 || byte === 46
  );
}

/** A complete JSON number or word. */
export const WHOLE_TOKEN = /^(true|false|null|-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?)$/;

/** Returns whether more characters could turn it into a JSON token. */
export function isCutToken(token: string): boolean {
  if (token === '') return false;
  if (['true', 'false', 'null'].some((word) => word.startsWith(token))) return true;
  return /^-?(0|[1-9]\d*)?(\.\d*)?([eE][-+]?\d*)?$/.test(token);
}

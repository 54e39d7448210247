/** Decodes the rare JSON texts that have escapes or characters beyond ASCII. */

const QUOTE = 34;
const BACKSLASH = 92;
const LOWER_U = 117;

/** The characters for the letters after a backslash. */
const escapes = new Map<number, number>(
  [...'"\\/bfnrt'].map((letter, place) => [letter.charCodeAt(0), '"\\/\b\f\n\r\t'.charCodeAt(place)]),
);

/** Decodes into its own buffer, which the next text overwrites. */
export class JsonTextDecoder {
  /** Valid UTF-8 from 0 to `length`. */
  view = new DataView(new ArrayBuffer(4096));
  length = 0;
  /** One past the closing quote. */
  end = 0;
  /** There are no escapes, so the bytes are the same as in the JSON. */
  isPlain = true;
  #target = new Uint8Array(this.view.buffer);

  /**
   * Decodes the text whose opening quote is before `from`. Returns false if it does not end, is not JSON, or
   * is not UTF-8. A lone surrogate becomes U+FFFD, as it does wherever strings become bytes.
   */
  decode(bytes: Uint8Array, from: number): boolean {
    const close = findQuote(bytes, from);
    if (close === -1) return false;
    this.#reserve(close - from);
    this.length = 0;
    this.end = close + 1;
    this.isPlain = true;
    let position = from;
    while (position < close) {
      const byte = bytes[position];
      if (byte < 32) return false;
      const size = byte === BACKSLASH ? this.#unescape(bytes, position) : this.#copy(bytes, position);
      if (size === 0) return false;
      position += size;
    }
    return true;
  }

  /** No escape is shorter than the character it represents. */
  #reserve(length: number): void {
    if (length <= this.#target.length) return;
    this.#target = new Uint8Array(length * 2);
    this.view = new DataView(this.#target.buffer);
  }

  /** Returns the length of the escape in bytes, or 0 if it is invalid. */
  #unescape(bytes: Uint8Array, at: number): number {
    this.isPlain = false;
    if (bytes[at + 1] !== LOWER_U) {
      const code = escapes.get(bytes[at + 1]);
      if (code === undefined) return 0;
      this.#target[this.length++] = code;
      return 2;
    }
    const unit = hexUnit(bytes, at + 2);
    if (unit === -1) return 0;
    const low = bytes[at + 6] === BACKSLASH && bytes[at + 7] === LOWER_U ? hexUnit(bytes, at + 8) : -1;
    if (unit >= 0xd800 && unit <= 0xdbff && low >= 0xdc00 && low <= 0xdfff) {
      this.#writeCodePoint(0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00));
      return 12;
    }
    this.#writeCodePoint(unit >= 0xd800 && unit <= 0xdfff ? 0xfffd : unit);
    return 6;
  }

  /** Returns the length of the character in bytes, or 0 if it is not UTF-8. */
  #copy(bytes: Uint8Array, at: number): number {
    const size = bytes[at] < 128 ? 1 : sizeOfCharacter(bytes, at);
    for (let place = 0; place < size; place++) this.#target[this.length++] = bytes[at + place];
    return size;
  }

  #writeCodePoint(code: number): void {
    const target = this.#target;
    if (code < 0x80) {
      target[this.length++] = code;
      return;
    }
    if (code < 0x800) {
      target[this.length++] = 0xc0 | (code >> 6);
    } else {
      if (code < 0x10000) {
        target[this.length++] = 0xe0 | (code >> 12);
      } else {
        target[this.length++] = 0xf0 | (code >> 18);
        target[this.length++] = 0x80 | ((code >> 12) & 63);
      }
      target[this.length++] = 0x80 | ((code >> 6) & 63);
    }
    target[this.length++] = 0x80 | (code & 63);
  }
}

/** Returns the position of the closing quote, or −1. */
function findQuote(bytes: Uint8Array, from: number): number {
  let position = from;
  while (position < bytes.length) {
    const byte = bytes[position];
    if (byte === QUOTE) return position;
    position += byte === BACKSLASH ? 2 : 1;
  }
  return -1;
}

/**
 * Returns the length in bytes of the non-ASCII character at `at`; 0 if it is not UTF-8 (overlong, a
 * surrogate, too large, cut off).
 */
function sizeOfCharacter(bytes: Uint8Array, at: number): number {
  const lead = bytes[at];
  const second = bytes[at + 1];
  if (lead >= 0xc2 && lead <= 0xdf) return isFollower(second) ? 2 : 0;
  if (lead >= 0xe0 && lead <= 0xef) {
    const isSecond = second >= (lead === 0xe0 ? 0xa0 : 0x80) && second <= (lead === 0xed ? 0x9f : 0xbf);
    return isSecond && isFollower(bytes[at + 2]) ? 3 : 0;
  }
  if (lead >= 0xf0 && lead <= 0xf4) {
    const isSecond = second >= (lead === 0xf0 ? 0x90 : 0x80) && second <= (lead === 0xf4 ? 0x8f : 0xbf);
    return isSecond && isFollower(bytes[at + 2]) && isFollower(bytes[at + 3]) ? 4 : 0;
  }
  return 0;
}

function isFollower(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}

/** Returns the value of four hexadecimal digits, or −1. */
function hexUnit(bytes: Uint8Array, at: number): number {
  let unit = 0;
  for (let position = at; position < at + 4; position++) {
    const digit = hexDigit(bytes[position]);
    if (digit === -1) return -1;
    unit = unit * 16 + digit;
  }
  return unit;
}

/** Returns the value of a hexadecimal digit of either case, or −1. */
export function hexDigit(byte: number): number {
  if (byte >= 48 && byte <= 57) return byte - 48;
  if (byte >= 97 && byte <= 102) return byte - 87;
  if (byte >= 65 && byte <= 70) return byte - 55;
  return -1;
}

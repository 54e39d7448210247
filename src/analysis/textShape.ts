/**
 * The shape of statements and paths: what stays the same when only values differ. Works on UTF-8 bytes as the
 * string table stores them, because a trace may have a million such texts, and decoding them is slower than
 * reading them.
 *
 *     SELECT * FROM orders WHERE id IN (4, 8) AND name = 'x'
 *     → SELECT * FROM orders WHERE id IN (?) AND name = ?
 *
 *     /users/123/orders?page=2
 *     → /users/{}/orders
 */

/**
 * The rest of a text is ignored after this many bytes, so two longer texts with the same beginning count as
 * equal.
 */
export const MOST_SHAPE_BYTES = 16_384;

const LINE_BREAK = 10;
const SPACE = 32;
const QUESTION = code('?');
const COMMA = code(',');
const COLON = code(':');
const MINUS = code('-');
const DOT = code('.');
const SLASH = code('/');
const STAR = code('*');
const QUOTE = code("'");
const DOUBLE_QUOTE = code('"');
const BACKSLASH = code('\\');
const OPEN = code('(');
const CLOSE = code(')');
const OPEN_LIST = code('[');
const CLOSE_LIST = code(']');
const OPEN_BRACE = code('{');
const CLOSE_BRACE = code('}');
const HASH = code('#');
const UUID_LENGTH = 36;

/**
 * Removes the values from texts. It reuses its output buffer. The given bytes contain many texts: no method
 * reads a byte outside of [from, to), and each takes time linear in the text.
 */
export class TextShaper {
  readonly #out = new Uint8Array(MOST_SHAPE_BYTES + 8);
  #length = 0;

  /** The shape of the last text. Valid until the next one is read. */
  get shape(): Uint8Array {
    return this.#out.subarray(0, this.#length);
  }

  /**
   * Reads a query: literals and placeholders become `?`, lists of them a single one; comments are removed,
   * and whitespace becomes a single space.
   */
  readStatement(bytes: Uint8Array, from: number, to: number): void {
    const end = Math.min(to, from + MOST_SHAPE_BYTES);
    this.#length = 0;
    let at = from;
    while (at < end && bytes[at] <= SPACE) at++;
    const isJson = at < end && (bytes[at] === OPEN_BRACE || bytes[at] === OPEN_LIST);
    while (at < end) at = this.#readPart(bytes, at, end, isJson, at > from ? bytes[at - 1] : SPACE);
    if (this.#last() === SPACE) this.#length--;
  }

  /**
   * Reads the path of a URL: ids and numbers become `{}`; the host and everything from `?` or `#` on are
   * removed.
   */
  readPath(bytes: Uint8Array, from: number, to: number): void {
    const end = Math.min(to, from + MOST_SHAPE_BYTES);
    this.#length = 0;
    let at = skipHost(bytes, from, end);
    while (at < end && bytes[at] !== QUESTION && bytes[at] !== HASH) {
      if (bytes[at] === SLASH) {
        this.#push(bytes[at++]);
        continue;
      }
      let segmentEnd = at;
      while (segmentEnd < end && !isSegmentEnd(bytes[segmentEnd])) segmentEnd++;
      if (isIdSegment(bytes, at, segmentEnd)) this.#pushBraces();
      else this.#pushSegment(bytes, at, segmentEnd);
      at = segmentEnd;
    }
  }

  /** Reads a text unchanged. */
  readPlain(bytes: Uint8Array, from: number, to: number): void {
    const end = Math.min(to, from + MOST_SHAPE_BYTES);
    this.#out.set(bytes.subarray(from, end));
    this.#length = end - from;
  }

  /**
   * Returns 53 bits of FNV-1a from two seeds. Texts of the same shape have the same hash, and others
   * practically never do.
   */
  hash(seed: number): number {
    let high = 0x811c9dc5 ^ seed;
    let low = 0x1b873593 ^ seed;
    for (let at = 0; at < this.#length; at++) {
      high = Math.imul(high ^ this.#out[at], 0x01000193);
      low = Math.imul(low ^ this.#out[at], 0x01000193) ^ (low >>> 15);
    }
    return (high >>> 0) * 0x200000 + ((low >>> 0) >>> 11);
  }

  /** Reads one part of a statement; returns where the next begins. */
  #readPart(bytes: Uint8Array, at: number, end: number, isJson: boolean, before: number): number {
    const byte = bytes[at];
    const next = at + 1 < end ? bytes[at + 1] : 0;
    if (byte <= SPACE) return this.#pushSpace(at + 1);
    if (isWord(byte)) return this.#readWord(bytes, at, end);
    if (byte === QUOTE) return this.#pushValue(endOfQuoted(bytes, at, end, QUOTE));
    if (byte === DOUBLE_QUOTE) {
      const after = endOfQuoted(bytes, at, end, DOUBLE_QUOTE);
      if (isJson && !isKey(bytes, after, end)) return this.#pushValue(after);
      return this.#pushAll(bytes, at, after);
    }
    if (byte === SLASH && next === STAR) return this.#pushSpace(endOfComment(bytes, at + 2, end));
    if (byte === MINUS && next === MINUS) return this.#pushSpace(endOfLine(bytes, at, end));
    if (byte === MINUS && isDigit(next) && !isWord(before) && before !== CLOSE) return at + 1;
    if (isPlace(byte, next, before)) return this.#pushValue(endOfWord(bytes, at + 1, end));
    if (byte === CLOSE || byte === CLOSE_LIST) this.#closeList(byte);
    else this.#push(byte);
    return at + 1;
  }

  /** A name is kept; a number of any form, or a UUID, counts as a value. */
  #readWord(bytes: Uint8Array, at: number, end: number): number {
    if (isUuid(bytes, at, end)) return this.#pushValue(at + UUID_LENGTH);
    const after = endOfWord(bytes, at, end);
    return isDigit(bytes[at])
      ? this.#pushValue(endOfNumber(bytes, after, end))
      : this.#pushAll(bytes, at, after);
  }

  /** Writes `?`. After another one and a comma, it belongs to the same list. */
  #pushValue(next: number): number {
    let tail = this.#length - 1;
    if (this.#out[tail] === SPACE) tail--;
    if (tail > 0 && this.#out[tail] === COMMA) {
      tail--;
      if (this.#out[tail] === SPACE) tail--;
      if (this.#out[tail] === QUESTION) {
        this.#length = tail + 1;
        return next;
      }
    }
    this.#push(QUESTION);
    return next;
  }

  /** Reads the end of `(?)`. After another one and a comma, it is one more row of the same values. */
  #closeList(byte: number): void {
    if (this.#last() === SPACE) this.#length--;
    this.#push(byte);
    const row = this.#length - 3;
    if (row < 4 || !this.#isRow(row)) return;
    let tail = row - 1;
    if (this.#out[tail] === SPACE) tail--;
    if (this.#out[tail] !== COMMA) return;
    tail--;
    if (this.#out[tail] === SPACE) tail--;
    if (this.#isRow(tail - 2)) this.#length = tail + 1;
  }

  #isRow(at: number): boolean {
    return at >= 0 && this.#out[at] === OPEN && this.#out[at + 1] === QUESTION && this.#out[at + 2] === CLOSE;
  }

  #pushSegment(bytes: Uint8Array, from: number, to: number): void {
    let at = from;
    while (at < to) {
      let digits = at;
      while (digits < to && isDigit(bytes[digits])) digits++;
      if (digits - at >= 3) this.#pushBraces();
      else this.#pushAll(bytes, at, Math.max(digits, at + 1));
      at = Math.max(digits, at + 1);
    }
  }

  #pushBraces(): void {
    this.#push(OPEN_BRACE);
    this.#push(CLOSE_BRACE);
  }

  #pushSpace(next: number): number {
    const last = this.#last();
    if (last !== SPACE && last !== OPEN && last !== OPEN_LIST && this.#length > 0) this.#push(SPACE);
    return next;
  }

  #pushAll(bytes: Uint8Array, from: number, to: number): number {
    for (let at = from; at < to; at++) this.#push(bytes[at]);
    return to;
  }

  #push(byte: number): void {
    if (this.#length < this.#out.length) this.#out[this.#length++] = byte;
  }

  #last(): number {
    return this.#length === 0 ? 0 : this.#out[this.#length - 1];
  }
}

function code(letter: string): number {
  return letter.charCodeAt(0);
}

function isDigit(byte: number): boolean {
  return byte >= 48 && byte <= 57;
}

function isHex(byte: number): boolean {
  return isDigit(byte) || (byte >= 97 && byte <= 102) || (byte >= 65 && byte <= 70);
}

/** Letters, digits, `_`, and everything that is not ASCII. */
function isWord(byte: number): boolean {
  return (
    isDigit(byte) || (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90) || byte === 95 || byte > 127
  );
}

/** Returns whether a placeholder of a prepared statement begins here: `$1`, `:name`, `@p`, `%s`. */
function isPlace(byte: number, next: number, before: number): boolean {
  if (byte === COLON) return isWord(next) && !isDigit(next) && !isWord(before) && before !== COLON;
  if (byte === code('$')) return isDigit(next);
  if (byte === code('@')) return isWord(next);
  return byte === code('%') && next === code('s');
}

function endOfWord(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && isWord(bytes[at])) at++;
  return at;
}

/** Returns the end of a number after its first word: `.5`, the sign and digits of an exponent. */
function endOfNumber(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  if (at + 1 < end && bytes[at] === DOT && isDigit(bytes[at + 1])) at = endOfWord(bytes, at + 1, end);
  const isExponent = bytes[at - 1] === code('e') || bytes[at - 1] === code('E');
  const isSigned = at + 1 < end && (bytes[at] === MINUS || bytes[at] === code('+')) && isDigit(bytes[at + 1]);
  return isExponent && isSigned ? endOfWord(bytes, at + 1, end) : at;
}

/** Returns the position after the closing quote. Doubled and escaped quotes do not close. */
function endOfQuoted(bytes: Uint8Array, from: number, end: number, quote: number): number {
  let at = from + 1;
  while (at < end) {
    if (bytes[at] === BACKSLASH) at++;
    else if (bytes[at] === quote) {
      if (at + 1 >= end || bytes[at + 1] !== quote) return at + 1;
      at++;
    }
    at++;
  }
  return end;
}

function isKey(bytes: Uint8Array, from: number, end: number): boolean {
  let at = from;
  while (at < end && bytes[at] <= SPACE) at++;
  return at < end && bytes[at] === COLON;
}

function endOfComment(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at + 1 < end && !(bytes[at] === STAR && bytes[at + 1] === SLASH)) at++;
  return Math.min(end, at + 2);
}

/** A loop, because `indexOf` cannot be told where to stop and would read on through all later texts. */
function endOfLine(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && bytes[at] !== LINE_BREAK) at++;
  return at;
}

function isUuid(bytes: Uint8Array, from: number, end: number): boolean {
  if (from + UUID_LENGTH > end || bytes[from + 8] !== MINUS || bytes[from + 13] !== MINUS) return false;
  for (let at = 0; at < UUID_LENGTH; at++) {
    const isDash = at === 8 || at === 13 || at === 18 || at === 23;
    if (isDash ? bytes[from + at] !== MINUS : !isHex(bytes[from + at])) return false;
  }
  return from + UUID_LENGTH === end || !isWord(bytes[from + UUID_LENGTH]);
}

/** Returns the position after `scheme://host`, if there is one. */
function skipHost(bytes: Uint8Array, from: number, end: number): number {
  let at = endOfWord(bytes, from, end);
  if (at === from || at + 3 > end) return from;
  if (bytes[at] !== COLON || bytes[at + 1] !== SLASH || bytes[at + 2] !== SLASH) return from;
  at += 3;
  while (at < end && !isSegmentEnd(bytes[at])) at++;
  return at;
}

function isSegmentEnd(byte: number): boolean {
  return byte === SLASH || byte === QUESTION || byte === HASH;
}

/** Returns whether it is a number, a UUID, a hexadecimal id, or a long word with digits. */
function isIdSegment(bytes: Uint8Array, from: number, to: number): boolean {
  let digits = 0;
  let isAllHex = true;
  for (let at = from; at < to; at++) {
    if (isDigit(bytes[at])) digits++;
    if (!isHex(bytes[at])) isAllHex = false;
    if (bytes[at] > 127 || !(isWord(bytes[at]) || bytes[at] === MINUS)) return false;
  }
  if (digits === 0) return false;
  return digits === to - from || (isAllHex && to - from >= 8) || to - from >= 16;
}

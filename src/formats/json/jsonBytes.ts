/**
 * Reads JSON from bytes, one value at a time, without making strings or objects. It is as strict as
 * `JSON.parse`: whatever it accepts is JSON with the same meaning. It refuses what it cannot read, and the
 * caller then decides.
 */
import { finishHash, HASH_SEED, hashBytes, mixWord } from '../../base/text/textHash.ts';
import { parseExactJson } from './exactJson.ts';
import { BROKEN, END, type FieldNames, START, UNKNOWN } from './fieldNames.ts';
import { JsonTextDecoder } from './jsonText.ts';

export const QUOTE = 34;
export const COMMA = 44;
export const COLON = 58;
export const OPEN_LIST = 91;
export const BACKSLASH = 92;
export const CLOSE_LIST = 93;
export const OPEN_OBJECT = 123;
export const CLOSE_OBJECT = 125;

const NULL = wordOf('null');
const TRUE = wordOf('true');
const ALSE = wordOf('alse');

/** The powers of ten that a double holds exactly. */
const powersOfTen = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

/** Longer numbers are refused. */
const LONGEST_NUMBER = 64;

export class JsonBytes {
  bytes: Uint8Array = new Uint8Array(0);
  view: DataView = new DataView(this.bytes.buffer);
  /** Where to read on. It may pass the end of the bytes; whoever asked for a value checks this once. */
  position = 0;

  /** The last text that was read: UTF-8 bytes of `textView`, which is not always the buffer being read. */
  textView: DataView = this.view;
  textFrom = 0;
  textTo = 0;
  textHash = 0;
  /** The text has no escapes, so its bytes are the same as in the JSON. */
  isTextPlain = false;

  /** The last number that was read, and its position. */
  number = 0;
  numberFrom = 0;
  /** The number is written the way JavaScript writes it, with −0 as `-0`. */
  isNumberCanonical = false;

  /** Set by `nextMember` if the list did not end with its bracket. */
  isBroken = false;

  readonly #textDecoder = new JsonTextDecoder();
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });

  load(bytes: Uint8Array, position: number): void {
    if (bytes !== this.bytes) {
      this.bytes = bytes;
      this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    }
    this.position = position;
  }

  /** Returns the next byte that is not whitespace, or 0 at the end. */
  peek(): number {
    const byte = this.at(this.position);
    return byte > 32 ? byte : this.#peekBehindBlanks(byte);
  }

  /**
   * Returns a byte, or 0 past the end. Reading past the end even once makes all later reads slower, and every
   * piece of a body ends within a span.
   */
  at(position: number): number {
    return position < this.bytes.length ? this.bytes[position] : 0;
  }

  /** Consumes the next byte if it is this one; returns whether it was. */
  take(byte: number): boolean {
    if (this.peek() !== byte) return false;
    this.position++;
    return true;
  }

  /**
   * Called inside an object, after its bracket or after a value. Moves to the value of the next field with a
   * known name and returns the name's number; END after the closing bracket; BROKEN if this is not JSON or a
   * field with another name has to be examined. `last` is the result of the previous call, START at first.
   */
  nextField(names: FieldNames, last: number): number {
    let isFirst = last === START;
    for (;;) {
      let byte = this.peek();
      if (byte === CLOSE_OBJECT) {
        this.position++;
        return END;
      }
      if (!isFirst) {
        if (byte !== COMMA) return BROKEN;
        this.position++;
        byte = this.peek();
      }
      if (byte !== QUOTE) return BROKEN;
      const known = names.matchAt(this.view, this.bytes.length, this.position, last);
      if (known !== UNKNOWN) {
        this.position += names.byteLength(known);
        return known;
      }
      const field = this.#readOtherName(names);
      if (field !== UNKNOWN) return field;
      if (!this.#skipSimple()) return BROKEN;
      isFirst = false;
    }
  }

  #readOtherName(names: FieldNames): number {
    if (!this.readText() || !this.isTextPlain) return BROKEN;
    const field = names.find(this.textView, this.textFrom, this.textTo);
    return this.take(COLON) ? field : BROKEN;
  }

  /**
   * Called inside a list. Returns true at a member; false after the closing bracket, or if the list
   * `isBroken`.
   */
  nextMember(isFirst: boolean): boolean {
    const byte = this.peek();
    if (byte === CLOSE_LIST) {
      this.position++;
      this.isBroken = false;
      return false;
    }
    if (isFirst) return true;
    this.isBroken = byte !== COMMA;
    this.position++;
    return !this.isBroken;
  }

  /** Returns whether a comma or the bracket of a list comes next; `position` is then at it. */
  isBeforeSeparator(): boolean {
    const byte = this.peek();
    return byte === COMMA || byte === CLOSE_LIST;
  }

  /** Consumes `null` if it comes next. */
  takeNull(): boolean {
    return this.peek() === 110 && this.#takeWord(this.position, NULL, 4);
  }

  /** Returns 1 for `true`, 0 for `false`, and −1 for anything else. */
  takeBoolean(): number {
    const byte = this.peek();
    if (byte === 116) return this.#takeWord(this.position, TRUE, 4) ? 1 : -1;
    return byte === 102 && this.#takeWord(this.position + 1, ALSE, 5) ? 0 : -1;
  }

  /**
   * Reads a text; returns false if there is none. Hashes it on the way, so that interning need not read it
   * again.
   */
  readText(): boolean {
    if (this.peek() !== QUOTE) return false;
    const { view } = this;
    const from = this.position + 1;
    const lastWord = this.bytes.length - 4;
    let hash = HASH_SEED;
    let position = from;
    for (; position <= lastWord; position += 4) {
      const word = view.getInt32(position, true);
      if (hasSpecialByte(word)) break;
      hash = mixWord(hash, word);
    }
    if (position > lastWord) return this.#readTextSlowly(from);
    // One of these four bytes is special. If it is a quote, it ends a plain text.
    const word = view.getInt32(position, true);
    let rest = 0;
    let shift = 0;
    let byte = word & 0xff;
    while (isPlainByte(byte)) {
      rest |= byte << shift;
      shift += 8;
      byte = (word >>> shift) & 0xff;
    }
    if (byte !== QUOTE) return this.#readTextSlowly(from);
    const to = position + (shift >> 3);
    this.textView = view;
    this.textFrom = from;
    this.textTo = to;
    this.textHash = finishHash(hash, rest, to - from);
    this.isTextPlain = true;
    this.position = to + 1;
    return true;
  }

  /** Reads a number. Returns false if there is none, or if it is a whole number that a double cannot hold. */
  readNumber(): boolean {
    const first = this.peek();
    const from = this.position;
    const isNegative = first === 45;
    let position = isNegative ? from + 1 : from;
    const digitsFrom = position;
    let value = 0;
    let digit = this.at(position) - 48;
    while (digit >= 0 && digit <= 9) {
      value = value * 10 + digit;
      digit = this.at(++position) - 48;
    }
    const digitCount = position - digitsFrom;
    if (digitCount === 0 || (digitCount > 1 && this.at(digitsFrom) === 48)) return false;
    const next = digit + 48;
    this.numberFrom = from;
    if (next === 46 || next === 101 || next === 69) return this.#readFraction(position, value);
    // Up to 2^53 every step was exact, and rounding never crosses that limit.
    if (digitCount > 16 || value > Number.MAX_SAFE_INTEGER) return false;
    this.number = isNegative ? -value : value;
    this.isNumberCanonical = true;
    this.position = position;
    return true;
  }

  endOfDigits(from: number): number {
    let position = from;
    while (this.at(position) >= 48 && this.at(position) <= 57) position++;
    return position;
  }

  /** Skips a text, a number, true, false or null; returns false for anything else. */
  #skipSimple(): boolean {
    const byte = this.peek();
    if (byte === QUOTE) return this.readText();
    if (byte === 110) return this.takeNull();
    if (byte === 116 || byte === 102) return this.takeBoolean() !== -1;
    return this.readNumber();
  }

  /** Returns the next list or object, parsed by `parseExactJson`; undefined if it is not JSON. */
  parseNested(): unknown {
    const end = this.#endOfNested();
    if (end === -1) return undefined;
    const text = this.#decoder.decode(this.bytes.subarray(this.position, end));
    this.position = end;
    try {
      return parseExactJson(text);
    } catch (error) {
      if (error instanceof SyntaxError) return undefined;
      throw error;
    }
  }

  /** Looks only at brackets; −1 if it does not end. */
  #endOfNested(): number {
    const { bytes } = this;
    const { length } = bytes;
    let position = this.position;
    let depth = 0;
    while (position < length) {
      const byte = bytes[position++];
      if (byte === QUOTE) {
        while (position < length && bytes[position] !== QUOTE)
          position += bytes[position] === BACKSLASH ? 2 : 1;
        position++;
      } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
        depth++;
      } else if ((byte === CLOSE_OBJECT || byte === CLOSE_LIST) && --depth === 0) {
        return position;
      }
    }
    return -1;
  }

  #peekBehindBlanks(first: number): number {
    let byte = first;
    while (byte === 32 || byte === 10 || byte === 13 || byte === 9) byte = this.at(++this.position);
    return byte;
  }

  #takeWord(at: number, word: number, length: number): boolean {
    if (at + 4 > this.bytes.length || this.view.getInt32(at, true) !== word) return false;
    this.position += length;
    return true;
  }

  /** Reads a text with escapes, with characters beyond ASCII, or at the very end of the bytes. */
  #readTextSlowly(from: number): boolean {
    const text = this.#textDecoder;
    if (!text.decode(this.bytes, from)) return false;
    this.textView = text.view;
    this.textFrom = 0;
    this.textTo = text.length;
    this.textHash = hashBytes(text.view, 0, text.length);
    this.isTextPlain = text.isPlain;
    this.position = text.end;
    return true;
  }

  /** Reads on from the decimal point or the exponent; `whole` is the part before it. */
  #readFraction(from: number, whole: number): boolean {
    let position = from;
    let digits = whole;
    if (this.at(position) === 46) {
      position++;
      for (let digit = this.at(position) - 48; digit >= 0 && digit <= 9; digit = this.at(position) - 48) {
        digits = digits * 10 + digit;
        position++;
      }
      if (position === from + 1) return false;
    }
    if (this.at(position) === 101 || this.at(position) === 69) return this.#readExponent(position);
    const places = position - from - 1;
    if (digits > Number.MAX_SAFE_INTEGER || places >= powersOfTen.length) return this.#convert(position);
    // Both numbers are exact, so their quotient is rounded once, as in `JSON.parse`.
    const number = digits / powersOfTen[places];
    // Texts of up to 15 digits all stand for different numbers, so no shorter text means the same number.
    this.isNumberCanonical = digits < 1e15 && number >= 1e-6 && this.at(position - 1) !== 48;
    this.number = this.at(this.numberFrom) === 45 ? -number : number;
    this.position = position;
    return true;
  }

  #readExponent(from: number): boolean {
    let position = from + 1;
    if (this.at(position) === 43 || this.at(position) === 45) position++;
    const end = this.endOfDigits(position);
    return end !== position && this.#convert(end);
  }

  /** Converts the number that ends here by way of a string. */
  #convert(end: number): boolean {
    if (end - this.numberFrom > LONGEST_NUMBER) return false;
    const text: string = Reflect.apply(
      String.fromCharCode,
      undefined,
      this.bytes.subarray(this.numberFrom, end),
    );
    this.number = Number(text);
    this.isNumberCanonical = String(this.number) === text;
    this.position = end;
    return true;
  }
}

/** Returns whether one of four bytes is a quote, a backslash, below a space, or not ASCII. */
function hasSpecialByte(word: number): boolean {
  const quotes = word ^ 0x22222222;
  const backslashes = word ^ 0x5c5c5c5c;
  const found =
    ((quotes - 0x01010101) & ~quotes) |
    ((backslashes - 0x01010101) & ~backslashes) |
    ((word - 0x20202020) & ~word) |
    word;
  return (found & 0x80808080) !== 0;
}

function isPlainByte(byte: number): boolean {
  return byte >= 32 && byte < 128 && byte !== QUOTE && byte !== BACKSLASH;
}

/** Returns four letters as the number that `getInt32(…, true)` would read. */
function wordOf(letters: string): number {
  return new DataView(new TextEncoder().encode(letters).buffer).getInt32(0, true);
}

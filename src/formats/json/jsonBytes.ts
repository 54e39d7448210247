/**
 * Reads JSON from bytes, a value at a time, without making strings or objects. As strict as `JSON.parse`: what it
 * accepts is JSON and means the same. What it does not know how to read it refuses, and others then decide.
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

/** Those that a double holds exactly. */
const powersOfTen = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

/** A longer one is refused. */
const LONGEST_NUMBER = 64;

export class JsonBytes {
  bytes: Uint8Array = new Uint8Array(0);
  view: DataView = new DataView(this.bytes.buffer);
  /** Where to read on. May pass the end of what is there: whoever asked for a value looks at the end once. */
  position = 0;

  /** The text that was read last: UTF-8 bytes of `textView`, not always of what is being read. */
  textView: DataView = this.view;
  textFrom = 0;
  textTo = 0;
  textHash = 0;
  /** Its bytes stand in the JSON as they are, without escapes. */
  isTextPlain = false;

  /** The number that was read last, and where it stands. */
  number = 0;
  numberFrom = 0;
  /** It stands there as JavaScript writes it, and −0 as `-0`. */
  isNumberCanonical = false;

  /** After `nextMember`: it did not end with its bracket. */
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

  /** The next byte that is no white space; 0 where there is none. */
  peek(): number {
    const byte = this.at(this.position);
    return byte > 32 ? byte : this.#peekBehindBlanks(byte);
  }

  /** A byte; 0 behind the last: reading there once makes every read slower, and each piece of a body ends in a span. */
  at(position: number): number {
    return position < this.bytes.length ? this.bytes[position] : 0;
  }

  /** Whether the next byte is this one, which is then read. */
  take(byte: number): boolean {
    if (this.peek() !== byte) return false;
    this.position++;
    return true;
  }

  /**
   * Inside an object, behind its bracket or behind a value: goes to the value of the next field whose name is known and
   * gives the name's number; END behind the closing bracket; BROKEN where that is no JSON, or a field of another name has
   * to be looked at. `last` is what it gave last time, at first START.
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

  /** Inside a list: true at a member; false behind the closing bracket, or where the list `isBroken`. */
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

  /** Whether a comma or the bracket of a list stands next; `position` then is its place. */
  isBeforeSeparator(): boolean {
    const byte = this.peek();
    return byte === COMMA || byte === CLOSE_LIST;
  }

  /** Reads `null` if it stands here. */
  takeNull(): boolean {
    return this.peek() === 110 && this.#takeWord(this.position, NULL, 4);
  }

  /** `true` and `false`: 1 and 0; −1 where neither stands here. */
  takeBoolean(): number {
    const byte = this.peek();
    if (byte === 116) return this.#takeWord(this.position, TRUE, 4) ? 1 : -1;
    return byte === 102 && this.#takeWord(this.position + 1, ALSE, 5) ? 0 : -1;
  }

  /** Reads a text; false where none stands here. Hashes it on the way, so that interning need not read it again. */
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
    // One of these four bytes is special; it is the end of a plain text if it is a quote.
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

  /** Reads a number; false where none stands here, or a whole one that a double cannot hold. */
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
    // Up to 2^53 every step was exact, and rounding never crosses it.
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

  /** Goes behind a text, a number, true, false or null; false where something else stands here. */
  #skipSimple(): boolean {
    const byte = this.peek();
    if (byte === QUOTE) return this.readText();
    if (byte === 110) return this.takeNull();
    if (byte === 116 || byte === 102) return this.takeBoolean() !== -1;
    return this.readNumber();
  }

  /** The list or object that stands here, parsed as `parseExactJson` does; undefined where it is no JSON. */
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

  /** By brackets alone; −1 where it does not end. */
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

  /** A text with escapes, with characters beyond ASCII, or at the very end of the bytes. */
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

  /** From the point or the exponent on; before that stands `whole`. */
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
    // Two exact numbers: their quotient is rounded once, as by `JSON.parse`.
    const number = digits / powersOfTen[places];
    // Texts of up to 15 digits are each another number, so that none is shorter than this one.
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

  /** The number that ends here, by way of a string. */
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

/** Whether one of four bytes is a quote, a backslash, below a space, or no ASCII. */
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

/** Four letters as the number that `getInt32(…, true)` reads. */
function wordOf(letters: string): number {
  return new DataView(new TextEncoder().encode(letters).buffer).getInt32(0, true);
}

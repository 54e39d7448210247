/**
 * Follows one JSON value through bytes that arrive in arbitrary pieces, until something has to be done: a
 * list of spans opens, a resource-spans entry of OTLP closes, the value is complete, or it is not JSON. The
 * bytes that it passes are kept as the skeleton. Up to `lastGood` the skeleton is valid JSON, except for open
 * brackets.
 */
import { GrowableUint8 } from '../../base/growable.ts';
import { CLOSE_LIST, CLOSE_OBJECT, COLON, COMMA, OPEN_LIST, OPEN_OBJECT, QUOTE } from '../json/jsonBytes.ts';
import { isCutToken, TextScan, TokenScan, WHOLE_TOKEN } from '../json/jsonTokens.ts';
import { type Role, roleInList, roleInObject, roleOfTop } from './skeletonRoles.ts';

/** `more`: all bytes have been read. */
export type SkeletonEvent = 'more' | 'spans' | 'entry' | 'value' | 'fault';

interface Bracket {
  readonly isObject: boolean;
  readonly role: Role;
  /** Its position in the skeleton. */
  readonly start: number;
  /** For an object: the field that is being read. */
  field: string;
  /** For a list: the index of the member that is being read. */
  index: number;
  /** `holderSoFar` has already returned its contents. */
  isTold: boolean;
}

const Expect = { value: 0, valueOrEnd: 1, key: 2, keyOrEnd: 3, colon: 4, commaOrEnd: 5 } as const;
type Expect = (typeof Expect)[keyof typeof Expect];

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

export class SkeletonScanner {
  readonly #bytes = new GrowableUint8();
  readonly #open: Bracket[] = [];
  readonly #text = new TextScan();
  readonly #token = new TokenScan();
  #position = 0;
  #expect: Expect = Expect.value;
  /** The end of the valid part of the skeleton. */
  #lastGood = 0;
  /** No more bytes will arrive. */
  #isEnding = false;
  /** The fault is only a number or word that was cut off by the end of the bytes. */
  isCutToken = false;

  get length(): number {
    return this.#bytes.length;
  }

  append(bytes: Uint8Array): void {
    this.#bytes.append(bytes);
  }

  /** Removes the bytes after the current position and returns their number. */
  giveBack(): number {
    const count = this.#bytes.length - this.#position;
    this.#bytes.truncate(this.#position);
    return count;
  }

  next(): SkeletonEvent {
    const bytes = this.#bytes.view();
    for (;;) {
      while (this.#position < bytes.length && isSpace(bytes[this.#position])) this.#position++;
      if (this.#position >= bytes.length) return 'more';
      const event = this.#step(bytes, bytes[this.#position]);
      if (event !== undefined) return event;
    }
  }

  #step(bytes: Uint8Array, byte: number): SkeletonEvent | undefined {
    switch (this.#expect) {
      case Expect.colon:
        return byte === COLON ? this.#pass(Expect.value) : 'fault';
      case Expect.key:
      case Expect.keyOrEnd:
        if (byte === QUOTE) return this.#readKey(bytes);
        return byte === CLOSE_OBJECT && this.#expect === Expect.keyOrEnd ? this.#close() : 'fault';
      case Expect.commaOrEnd: {
        const bracket = this.#open.at(-1);
        if (bracket === undefined) return 'fault';
        if (byte === COMMA) {
          bracket.index++;
          return this.#pass(bracket.isObject ? Expect.key : Expect.value);
        }
        return byte === (bracket.isObject ? CLOSE_OBJECT : CLOSE_LIST) ? this.#close() : 'fault';
      }
      case Expect.valueOrEnd:
        if (byte === CLOSE_LIST) return this.#close();
        return this.#readValue(bytes, byte);
      case Expect.value:
        return this.#readValue(bytes, byte);
    }
  }

  #pass(expect: Expect): undefined {
    this.#position++;
    this.#expect = expect;
  }

  #readKey(bytes: Uint8Array): SkeletonEvent | undefined {
    const end = this.#text.endOf(bytes, this.#position);
    if (end === undefined) return 'more';
    if (end < 0) return 'fault';
    const bracket = this.#open.at(-1);
    if (bracket !== undefined) bracket.field = parseKey(bytes.subarray(this.#position, end));
    this.#position = end;
    this.#expect = Expect.colon;
    return undefined;
  }

  #readValue(bytes: Uint8Array, byte: number): SkeletonEvent | undefined {
    if (byte === OPEN_OBJECT || byte === OPEN_LIST) return this.#openBracket(byte === OPEN_OBJECT);
    let end: number | undefined;
    if (byte === QUOTE) {
      end = this.#text.endOf(bytes, this.#position);
      if (end === undefined) return 'more';
      if (end < 0) return 'fault';
    } else {
      const tokenEnd = this.#token.endOf(bytes, this.#position);
      if (tokenEnd === undefined && !this.#isEnding) return 'more';
      end = tokenEnd ?? bytes.length;
      const token = decoder.decode(bytes.subarray(this.#position, end));
      if (!WHOLE_TOKEN.test(token)) {
        this.isCutToken = end === bytes.length && isCutToken(token);
        return 'fault';
      }
    }
    this.#position = end;
    return this.#valueIsWhole();
  }

  #openBracket(isObject: boolean): SkeletonEvent | undefined {
    const holder = this.#open.at(-1);
    let role: Role;
    if (holder === undefined) role = roleOfTop(isObject);
    else if (holder.isObject) role = roleInObject(holder.role, holder.field, isObject);
    else role = roleInList(holder.role, isObject);
    const start = this.#position++;
    if (role === 'spans') {
      this.#expect = Expect.value;
      return 'spans';
    }
    this.#open.push({ isObject, role, start, field: '', index: 0, isTold: false });
    this.#expect = isObject ? Expect.keyOrEnd : Expect.valueOrEnd;
    this.#lastGood = this.#position;
    return undefined;
  }

  #close(): SkeletonEvent | undefined {
    this.#position++;
    const role = this.#open.at(-1)?.role;
    if (role === 'entry' || role === 'snake-entry') return 'entry';
    this.#open.pop();
    return this.#valueIsWhole();
  }

  #valueIsWhole(): SkeletonEvent | undefined {
    this.#expect = Expect.commaOrEnd;
    this.#lastGood = this.#position;
    return this.#open.length === 0 ? 'value' : undefined;
  }

  /** Called after 'spans', when the list has been read; `inside` takes the place of its contents. */
  endSpans(inside: string): void {
    this.#bytes.truncate(this.#position);
    this.#bytes.append(encoder.encode(`${inside}]`));
    this.#position = this.#bytes.length;
    this.#valueIsWhole();
  }

  /** Called after 'entry'. Returns the entry's text and replaces it by `{}`. */
  takeEntry(): string {
    const entry = this.#open.pop();
    const start = entry?.start ?? 0;
    const text = decoder.decode(this.#bytes.view().subarray(start, this.#position));
    this.#bytes.truncate(start);
    this.#bytes.append(encoder.encode('{}'));
    this.#position = this.#bytes.length;
    this.#valueIsWhole();
    return text;
  }

  /** About the object with the list of spans that just opened: its role, path and contents. */
  get holder(): Role {
    return this.#open.at(-1)?.role ?? 'other';
  }

  /**
   * Returns the JSON of the object as far as it has arrived, but only once: the object may have any number of
   * lists, and each would read it from the start.
   */
  holderSoFar(): string | undefined {
    const holder = this.#open.at(-1);
    if (holder?.isTold === true) return undefined;
    if (holder !== undefined) holder.isTold = true;
    const start = holder?.start ?? 0;
    return `${decoder.decode(this.#bytes.view().subarray(start, this.#position))}]}`;
  }

  holderPath(prefix: string): string {
    return this.#pathOf(this.#open.length - 1, prefix);
  }

  /** Returns the role and path of the open resource-spans entry. */
  entry(prefix: string): { readonly role: Role; readonly path: string } | undefined {
    const depth = this.#open.findIndex(({ role }) => role === 'entry' || role === 'snake-entry');
    return depth === -1 ? undefined : { role: this.#open[depth].role, path: this.#pathOf(depth, prefix) };
  }

  #pathOf(depth: number, prefix: string): string {
    let path = prefix;
    for (const { isObject, field, index } of this.#open.slice(0, depth)) {
      const name = field.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
      if (!isObject) path += `[${index}]`;
      else path += path === prefix ? name : `.${name}`;
    }
    return path;
  }

  /** Called when no more bytes will arrive. A number at the very end is then complete. */
  end(): SkeletonEvent {
    this.#isEnding = true;
    return this.next();
  }

  /**
   * Removes the invalid end, so that closing brackets can follow. Returns false if nothing is left to close.
   */
  rewind(): boolean {
    this.#bytes.truncate(this.#lastGood);
    this.#position = this.#lastGood;
    this.#expect = Expect.commaOrEnd;
    return this.#open.length > 0;
  }

  /** Closes the innermost bracket. */
  closeOne(): SkeletonEvent {
    const isObject = this.#open.at(-1)?.isObject === true;
    this.#bytes.append(encoder.encode(isObject ? '}' : ']'));
    return this.next();
  }

  toText(): string {
    return decoder.decode(this.#bytes.view().subarray(0, this.#position));
  }
}

function parseKey(bytes: Uint8Array): string {
  const text = decoder.decode(bytes);
  if (!text.includes('\\')) return text.slice(1, -1);
  const key: unknown = JSON.parse(text);
  return String(key);
}

function isSpace(byte: number): boolean {
  return byte === 32 || byte === 10 || byte === 13 || byte === 9;
}

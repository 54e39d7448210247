/**
 * Finds the lists of spans in the bytes of a big document without parsing them, so that spans can be parsed a handful
 * at a time and die young: parsing 100,000 spans at once spends more time on moving live objects than on parsing.
 */
import { GrowableInt32 } from '../base/growable.ts';
import { readSpans, type SpanSink } from './spanSink.ts';

/** Fields whose objects hold a list `spans`; '' is the document itself or a member of its list. */
const holders = new Set([
  '',
  'data',
  'scopeSpans',
  'scope_spans',
  'instrumentationLibrarySpans',
  'instrumentation_library_spans',
]);

const QUOTE = 34;
const COMMA = 44;
const ZERO = 48;
const NINE = 57;
const OPEN_LIST = 91;
const BACKSLASH = 92;
const CLOSE_LIST = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

/** A document whose lists of spans stand in the skeleton only by number: `"spans":[3]`. */
export interface SkimmedDocument {
  readonly skeleton: string;
  readonly lists: readonly LazySpans[];
}

/** Spans still in bytes. */
export class LazySpans {
  readonly #bytes: Uint8Array;
  /** The comma or bracket before each span, and the bracket behind the last. */
  readonly separators = new GrowableInt32();
  /** Some number outside of texts has so many digits that a double may not hold it. */
  hasBigNumbers = false;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  readInto(sink: SpanSink): void {
    readSpans(this.#bytes, this.separators, this.hasBigNumbers, sink);
  }
}

/** undefined where the brackets do not match; other mistakes show when the skeleton or a span is parsed. */
export function skimSpans(bytes: Uint8Array): SkimmedDocument | undefined {
  const decoder = new TextDecoder();
  const parts: string[] = [];
  const lists: LazySpans[] = [];
  /** The field under which each open bracket stands; a list hands its own on to its members. */
  const fields: string[] = [];
  let field = '';
  let copied = 0;
  let position = 0;
  while (position < bytes.length) {
    const byte = bytes[position];
    if (byte === QUOTE) {
      const end = endOfText(bytes, position);
      if (isFollowedByColon(bytes, end)) field = decoder.decode(bytes.subarray(position + 1, end - 1));
      position = end;
      continue;
    }
    if (byte === OPEN_LIST && field === 'spans' && holders.has(fields.at(-1) ?? '-')) {
      const spans = new LazySpans(bytes);
      const end = skimList(bytes, position, spans);
      if (end === -1) return undefined;
      if (!isBlank(bytes, position + 1, end - 1)) {
        parts.push(decoder.decode(bytes.subarray(copied, position)), `[${lists.length}]`);
        lists.push(spans);
        copied = end;
      }
      field = '';
      position = end;
      continue;
    }
    if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
      fields.push(field);
      if (byte === OPEN_OBJECT) field = '';
    } else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) {
      const closed = fields.pop();
      if (closed === undefined) return undefined;
      field = closed;
    }
    position++;
  }
  parts.push(decoder.decode(bytes.subarray(copied)));
  return fields.length === 0 ? { skeleton: parts.join(''), lists } : undefined;
}

/** Notes the members of the list that opens at `open`; one past its end, or -1 where it has none. */
function skimList(bytes: Uint8Array, open: number, spans: LazySpans): number {
  const { separators } = spans;
  separators.push(open);
  const { length } = bytes;
  let depth = 0;
  let position = open + 1;
  while (position < length) {
    const byte = bytes[position++];
    if (byte === QUOTE) {
      // As `endOfText`, written out: most bytes of a document stand in texts.
      let inText = bytes[position++];
      while (inText !== QUOTE && position < length) {
        if (inText === BACKSLASH) position++;
        inText = bytes[position++];
      }
    } else if (byte <= NINE) {
      if (byte === COMMA) {
        if (depth === 0) separators.push(position - 1);
      } else if (byte >= ZERO) {
        const end = endOfDigits(bytes, position);
        const count = end - position + 1;
        if (count > 16 || (count === 16 && byte === NINE)) spans.hasBigNumbers = true;
        position = end;
      }
    } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
      depth++;
    } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
      if (depth === 0) {
        separators.push(position - 1);
        return byte === CLOSE_LIST ? position : -1;
      }
      depth--;
    }
  }
  return -1;
}

/** One past the closing quote of the text that opens at `open`. */
function endOfText(bytes: Uint8Array, open: number): number {
  const { length } = bytes;
  let position = open + 1;
  while (position < length) {
    const byte = bytes[position++];
    if (byte === QUOTE) return position;
    if (byte === BACKSLASH) position++;
  }
  return length;
}

function endOfDigits(bytes: Uint8Array, from: number): number {
  let position = from;
  while (position < bytes.length && bytes[position] >= ZERO && bytes[position] <= NINE) position++;
  return position;
}

function isFollowedByColon(bytes: Uint8Array, from: number): boolean {
  let position = from;
  while (isSpace(bytes[position])) position++;
  return bytes[position] === 58;
}

function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  for (let position = from; position < to; position++) if (!isSpace(bytes[position])) return false;
  return true;
}

function isSpace(byte: number | undefined): boolean {
  return byte === 32 || byte === 10 || byte === 13 || byte === 9;
}

/** Collects texts, each once, and packs those that are used into a StringTable. */

import { StringTable } from './stringTable.ts';
import { NONE, type StringIndex } from './trace.ts';

const CHUNK = 4096;
const MAX_PLACES = 64;
const MAX_NUMBERS = 100_000;

export class StringTableBuilder {
  readonly #indexes = new Map<string, number>();
  readonly #texts: string[] = [];
  readonly #numbers = new Map<number, StringIndex>();
  readonly #lastTexts: string[] = [];
  readonly #lastIndexes: StringIndex[] = [];

  get size(): number {
    return this.#texts.length;
  }

  /** The index of this text, new or known. Valid until `StringTablePacker` gives it another. */
  intern(text: string): StringIndex {
    const known = this.#indexes.get(text);
    if (known !== undefined) return known as StringIndex;
    const index = this.#texts.length;
    this.#texts.push(text);
    this.#indexes.set(text, index);
    return index as StringIndex;
  }

  /**
   * As `intern`, for texts that mostly repeat what last stood at the same place (the keys of a span's attributes are those
   * of the span before): comparing with one text is quicker than hashing.
   */
  internAt(place: number, text: string): StringIndex {
    if (this.#lastTexts[place] === text) return this.#lastIndexes[place];
    const index = this.intern(text);
    if (place < MAX_PLACES) {
      this.#lastTexts[place] = text;
      this.#lastIndexes[place] = index;
    }
    return index;
  }

  /** The index of this number's text, −0 as `-0`: hashing a number is quicker than writing it first. */
  internNumber(value: number): StringIndex {
    if (value === 0) return this.intern(Object.is(value, -0) ? '-0' : '0');
    const known = this.#numbers.get(value);
    if (known !== undefined) return known;
    const index = this.intern(String(value));
    if (this.#numbers.size < MAX_NUMBERS) this.#numbers.set(value, index);
    return index;
  }

  /** The index of this text if it came, else NONE. */
  find(text: string): number {
    return this.#indexes.get(text) ?? NONE;
  }

  get(index: number): string {
    return this.#texts[index];
  }
}

/**
 * Numbers texts anew in the order in which `renumber` meets them, so that the table depends on what stands in the
 * columns and not on the order of arrival; texts that nothing names are left out.
 */
export class StringTablePacker {
  readonly #source: StringTableBuilder;
  readonly #newIndex: Int32Array;
  readonly #oldIndex: number[] = [];

  constructor(source: StringTableBuilder) {
    this.#source = source;
    this.#newIndex = new Int32Array(source.size).fill(NONE);
  }

  /** Replaces old indexes by new ones in place; NONE stays. */
  renumber(column: Int32Array): void {
    const newIndex = this.#newIndex;
    for (let row = 0; row < column.length; row++) {
      const old = column[row];
      if (old === NONE) continue;
      let index = newIndex[old];
      if (index === NONE) {
        index = this.#oldIndex.length;
        this.#oldIndex.push(old);
        newIndex[old] = index;
      }
      column[row] = index;
    }
  }

  pack(): StringTable {
    return packTexts(this.#oldIndex.map((old) => this.#source.get(old)));
  }
}

/**
 * Encodes in chunks: one long text is encoded many times faster than thousands of short ones, and where it has as many
 * bytes as UTF-16 units it is ASCII, so that the lengths of the texts are the offsets. Other chunks go text by text.
 */
function packTexts(texts: readonly string[]): StringTable {
  const encoder = new TextEncoder();
  const offsets = new Uint32Array(texts.length + 1);
  const parts: Uint8Array[] = [];
  let end = 0;
  for (let from = 0; from < texts.length; from += CHUNK) {
    const to = Math.min(from + CHUNK, texts.length);
    const joined = texts.slice(from, to).join('');
    const joinedBytes = encoder.encode(joined);
    const isAscii = joinedBytes.length === joined.length;
    if (isAscii) parts.push(joinedBytes);
    for (let index = from; index < to; index++) {
      if (isAscii) {
        end += texts[index].length;
      } else {
        const bytes = encoder.encode(texts[index]);
        parts.push(bytes);
        end += bytes.length;
      }
      offsets[index + 1] = end;
    }
  }
  return new StringTable({ bytes: concatenate(parts, end), offsets });
}

function concatenate(parts: readonly Uint8Array[], byteCount: number): Uint8Array {
  const bytes = new Uint8Array(byteCount);
  let position = 0;
  for (const part of parts) {
    bytes.set(part, position);
    position += part.length;
  }
  return bytes;
}

/**
 * Collects texts, each once, as UTF-8 bytes in one buffer, and packs the used ones into a StringTable. Texts
 * may come as bytes, which then never become JavaScript strings. A lone surrogate becomes U+FFFD.
 */
import { collectLetterPairs } from '../../base/text/letterPairs.ts';
import { areSameBytes, hashAscii, hashBytes, isAscii } from '../../base/text/textHash.ts';
import { StringTable } from '../stringTable.ts';
import { NONE, type StringIndex } from '../trace.ts';

const MAX_PLACES = 64;

/**
 * More than a search can read unnoticed. From this size on, the table records letter pairs to tell a search
 * where to look.
 */
const MANY_BYTES = 16e6;

/** The limit of 32-bit offsets. */
const MAX_BYTES = 2 ** 32 - 1;

export class StringTableBuilder {
  #bytes = new Uint8Array(1024);
  #view = new DataView(this.#bytes.buffer);
  /** Where each text begins; the last entry is where the last text ends. */
  #offsets = new Uint32Array(64);
  #hashes = new Int32Array(64);
  /** An open-addressing hash table of indexes, at most half full. */
  #slots = new Int32Array(128).fill(NONE);
  #size = 0;
  readonly #texts = new Map<number, string>();
  readonly #encoder = new TextEncoder();
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  readonly #lastTexts: string[] = [];
  readonly #lastIndexes: StringIndex[] = [];

  get size(): number {
    return this.#size;
  }

  /** Returns the index of this text, adding it if it is new. Valid until `StringTablePacker` renumbers it. */
  intern(text: string): StringIndex {
    if (!isAscii(text)) {
      const view = this.#encode(text);
      return this.internRange(view, 0, view.byteLength);
    }
    const hash = hashAscii(text);
    const slot = this.#slotOfAscii(text, hash);
    const known = this.#slots[slot];
    if (known !== NONE) return known as StringIndex;
    const from = this.#makeRoom(text.length);
    const bytes = this.#bytes;
    for (let position = 0; position < text.length; position++) {
      bytes[from + position] = text.charCodeAt(position);
    }
    return this.#append(slot, hash, text.length);
  }

  /**
   * Same as `intern`, for texts that usually repeat the last one at the same place, such as the keys of a
   * span's attributes. Comparing with one text is faster than hashing.
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

  /**
   * Returns the index of the text with the bytes [from, to) of `view`: valid UTF-8, whose `hashBytes` is
   * `hash`.
   */
  internBytes(view: DataView, from: number, to: number, hash: number): StringIndex {
    const slot = this.#slotOfBytes(view, from, to - from, hash);
    const known = this.#slots[slot];
    if (known !== NONE) return known as StringIndex;
    const length = to - from;
    const target = this.#makeRoom(length);
    let offset = 0;
    for (; offset + 4 <= length; offset += 4) {
      this.#view.setInt32(target + offset, view.getInt32(from + offset, true), true);
    }
    for (; offset < length; offset++) this.#bytes[target + offset] = view.getUint8(from + offset);
    return this.#append(slot, hash, length);
  }

  /** Same as `internBytes`, for bytes that have not been hashed yet. */
  internRange(view: DataView, from: number, to: number): StringIndex {
    return this.internBytes(view, from, to, hashBytes(view, from, to));
  }

  /** Returns the index of this text, or NONE if it has not been added. */
  find(text: string): number {
    if (isAscii(text)) return this.#slots[this.#slotOfAscii(text, hashAscii(text))];
    const view = this.#encode(text);
    return this.#slots[this.#slotOfBytes(view, 0, view.byteLength, hashBytes(view, 0, view.byteLength))];
  }

  get(index: number): string {
    const known = this.#texts.get(index);
    if (known !== undefined) return known;
    const text = this.#decoder.decode(this.#bytes.subarray(this.#offsets[index], this.#offsets[index + 1]));
    this.#texts.set(index, text);
    return text;
  }

  /** Returns the length of the text in UTF-8 bytes. */
  byteLength(index: number): number {
    return this.#offsets[index + 1] - this.#offsets[index];
  }

  /** Returns whether `view` has the text's bytes at `from`. The caller must know that enough bytes follow. */
  isAt(index: number, view: DataView, from: number): boolean {
    const start = this.#offsets[index];
    const length = this.#offsets[index + 1] - start;
    if (length < 4) return areSameBytes(this.#view, start, view, from, length);
    // Written out here instead of calling the shared function, because it runs for every text of every span.
    const own = this.#view;
    const lastWord = length - 4;
    let offset = 0;
    while (offset < lastWord && own.getInt32(start + offset, true) === view.getInt32(from + offset, true))
      offset += 4;
    return (
      offset >= lastWord && own.getInt32(start + lastWord, true) === view.getInt32(from + lastWord, true)
    );
  }

  /** Packs the texts with these indexes, in this order. */
  pack(indexes: Int32Array): StringTable {
    const offsets = new Uint32Array(indexes.length + 1);
    let end = 0;
    for (let place = 0; place < indexes.length; place++) {
      end += this.byteLength(indexes[place]);
      offsets[place + 1] = end;
    }
    const bytes = new Uint8Array(end);
    let place = 0;
    while (place < indexes.length) {
      // Texts that were added in sequence mostly stay in sequence, so they are copied together.
      const run = place++;
      while (place < indexes.length && indexes[place] === indexes[place - 1] + 1) place++;
      const from = this.#offsets[indexes[run]];
      copyBytes(this.#bytes, from, from + offsets[place] - offsets[run], bytes, offsets[run]);
    }
    return new StringTable(
      end < MANY_BYTES ? { bytes, offsets } : { bytes, offsets, letterPairs: collectLetterPairs(bytes) },
    );
  }

  #encode(text: string): DataView {
    const bytes = this.#encoder.encode(text);
    return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  /** Returns the slot of the text, or the empty one where it belongs. */
  #slotOfBytes(view: DataView, from: number, length: number, hash: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const index = this.#slots[slot];
      if (index === NONE) return slot;
      if (this.#hashes[index] === hash && this.byteLength(index) === length && this.isAt(index, view, from)) {
        return slot;
      }
    }
  }

  #slotOfAscii(text: string, hash: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const index = this.#slots[slot];
      if (index === NONE) return slot;
      if (this.#hashes[index] === hash && this.#isAscii(index, text)) return slot;
    }
  }

  #isAscii(index: number, text: string): boolean {
    const from = this.#offsets[index];
    const { length } = text;
    if (this.#offsets[index + 1] - from !== length) return false;
    const bytes = this.#bytes;
    for (let position = 0; position < length; position++) {
      if (bytes[from + position] !== text.charCodeAt(position)) return false;
    }
    return true;
  }

  /** Returns where the next text goes, after making room for it. */
  #makeRoom(length: number): number {
    const from = this.#offsets[this.#size];
    if (from + length > this.#bytes.length) {
      if (from + length > MAX_BYTES) throw new RangeError('Out of memory: 4 GB of texts is the most');
      const larger = new Uint8Array(Math.min(Math.max(this.#bytes.length * 2, from + length), MAX_BYTES));
      larger.set(this.#bytes.subarray(0, from));
      this.#bytes = larger;
      this.#view = new DataView(larger.buffer);
    }
    return from;
  }

  /** Turns the `length` bytes after the last text into a new text. */
  #append(slot: number, hash: number, length: number): StringIndex {
    const index = this.#size++;
    this.#slots[slot] = index;
    this.#hashes[index] = hash;
    this.#offsets[index + 1] = this.#offsets[index] + length;
    if (this.#size + 1 === this.#offsets.length) this.#grow();
    return index as StringIndex;
  }

  #grow(): void {
    const capacity = this.#offsets.length * 2;
    const offsets = new Uint32Array(capacity);
    offsets.set(this.#offsets);
    this.#offsets = offsets;
    const hashes = new Int32Array(capacity);
    hashes.set(this.#hashes);
    this.#hashes = hashes;
    const mask = capacity * 2 - 1;
    const slots = new Int32Array(capacity * 2).fill(NONE);
    for (let index = 0; index < this.#size; index++) {
      let slot = hashes[index] & mask;
      while (slots[slot] !== NONE) slot = (slot + 1) & mask;
      slots[slot] = index;
    }
    this.#slots = slots;
  }
}

/** A loop for short runs, for which a call is slower. */
function copyBytes(source: Uint8Array, from: number, to: number, target: Uint8Array, at: number): void {
  if (to - from > 24) {
    target.set(source.subarray(from, to), at);
    return;
  }
  for (let position = from; position < to; position++) target[at + position - from] = source[position];
}

/**
 * Renumbers texts in the order in which `renumber` meets them. The table then depends on the columns and not
 * on the order of arrival. Unused texts are dropped.
 */
export class StringTablePacker {
  readonly #source: StringTableBuilder;
  readonly #newIndex: Int32Array;
  readonly #oldIndex: Int32Array;
  #count = 0;

  constructor(source: StringTableBuilder) {
    this.#source = source;
    this.#newIndex = new Int32Array(source.size).fill(NONE);
    this.#oldIndex = new Int32Array(source.size);
  }

  /** How many texts have been met so far. */
  get count(): number {
    return this.#count;
  }

  /** Replaces old indexes with new ones in place; NONE stays. */
  renumber(column: Int32Array): void {
    const newIndex = this.#newIndex;
    const oldIndex = this.#oldIndex;
    let count = this.#count;
    for (let row = 0; row < column.length; row++) {
      const old = column[row];
      if (old === NONE) continue;
      let index = newIndex[old];
      if (index === NONE) {
        index = count++;
        oldIndex[index] = old;
        newIndex[old] = index;
      }
      column[row] = index;
    }
    this.#count = count;
  }

  pack(): StringTable {
    return this.#source.pack(this.#oldIndex.subarray(0, this.#count));
  }
}

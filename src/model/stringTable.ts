/**
 * Every text of a trace, stored once, as one UTF-8 buffer with offsets. Two buffers can be moved between
 * threads; a million strings cannot.
 */

/** The part that is moved between threads. Text i is the bytes [offsets[i], offsets[i + 1]). */
export interface StringBuffers {
  readonly bytes: Uint8Array;
  /** Count + 1 entries. */
  readonly offsets: Uint32Array;
  /**
   * The result of `collectLetterPairs` for the bytes; undefined if there are so few that reading them is just
   * as fast.
   */
  readonly letterPairs?: Uint32Array;
}

/** Returns texts by their index. A text is decoded when it is first needed, and then cached. */
export class StringTable {
  readonly buffers: StringBuffers;
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  readonly #texts: (string | undefined)[] = [];

  constructor(buffers: StringBuffers) {
    this.buffers = buffers;
  }

  /** The number of texts. */
  get size(): number {
    return this.buffers.offsets.length - 1;
  }

  /** Returns the text with this index. Throws if there is none, which is a bug and not bad input. */
  get(index: number): string {
    const known = this.#texts[index];
    if (known !== undefined) return known;
    const { bytes, offsets } = this.buffers;
    if (!(index >= 0 && index < offsets.length - 1)) throw new Error(`No text with index ${index}`);
    const text = this.#decoder.decode(bytes.subarray(offsets[index], offsets[index + 1]));
    this.#texts[index] = text;
    return text;
  }
}

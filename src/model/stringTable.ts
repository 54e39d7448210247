/** Every text of a trace once, as one UTF-8 buffer with offsets: two buffers cross threads, a million strings cannot. */

/** What crosses threads: text i is the bytes [offsets[i], offsets[i + 1]). */
export interface StringBuffers {
  readonly bytes: Uint8Array;
  /** Count + 1 entries. */
  readonly offsets: Uint32Array;
  /** What `collectLetterPairs` says of the bytes; undefined where there are few, which are read as quickly. */
  readonly letterPairs?: Uint32Array;
}

/** Reads texts by their index. Decodes a text when it is first asked for, and remembers it. */
export class StringTable {
  readonly buffers: StringBuffers;
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  readonly #texts: (string | undefined)[] = [];

  constructor(buffers: StringBuffers) {
    this.buffers = buffers;
  }

  /** How many texts there are. */
  get size(): number {
    return this.buffers.offsets.length - 1;
  }

  /** The text with this index; throws where there is none (a bug, not bad input). */
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

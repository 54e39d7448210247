/** A set of small whole numbers, one bit each. It is immutable: a change returns a new set. */

export class BitSet {
  /** Numbers from 0 to size − 1 can be in the set. */
  readonly size: number;
  readonly #words: Uint32Array;

  private constructor(size: number, words: Uint32Array) {
    this.size = size;
    this.#words = words;
  }

  static empty(size: number): BitSet {
    return new BitSet(size, new Uint32Array((size + 31) >>> 5));
  }

  /** Returns the set of numbers for which the test holds. */
  static where(size: number, test: (value: number) => boolean): BitSet {
    const words = new Uint32Array((size + 31) >>> 5);
    for (let value = 0; value < size; value++) {
      if (test(value)) words[value >>> 5] |= 1 << (value & 31);
    }
    return new BitSet(size, words);
  }

  has(value: number): boolean {
    return (this.#words[value >>> 5] & (1 << (value & 31))) !== 0;
  }

  /**
   * Returns a set with these numbers added or removed. Copies the bits once, however many numbers there are.
   */
  with(values: Iterable<number>, isIn: boolean): BitSet {
    const words = this.#words.slice();
    for (const value of values) {
      if (isIn) words[value >>> 5] |= 1 << (value & 31);
      else words[value >>> 5] &= ~(1 << (value & 31));
    }
    return new BitSet(this.size, words);
  }

  get isEmpty(): boolean {
    return this.#words.every((word) => word === 0);
  }

  /** Returns how many numbers are in the set. */
  count(): number {
    let total = 0;
    for (let word of this.#words) {
      for (; word !== 0; word &= word - 1) total++;
    }
    return total;
  }

  /** The numbers in the set, ascending. */
  *values(): Generator<number> {
    for (let position = 0; position < this.#words.length; position++) {
      for (let word = this.#words[position]; word !== 0; word &= word - 1) {
        yield (position << 5) + (31 - Math.clz32(word & -word));
      }
    }
  }
}

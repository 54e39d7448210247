/**
 * Records which pairs of letters occur in each part of a long run of bytes. A part that lacks a pair of a
 * word also lacks the word and need not be read. There is one bit for each of 1,024 pairs and each 4 kB,
 * which adds 3% to the bytes. Case is ignored.
 */

/** Bytes in a part. A word belongs to the part in which it begins. */
export const PART_BYTES = 4096;

/** How far past its end a part is read, for words that begin in it. */
const OVERLAP = 64;

const CLASSES = 32;
const NUMBERS_OF_PART = (CLASSES * CLASSES) / 32;

/** Every letter is a class of its own; all other characters share the remaining six. */
const classOfByte = Uint8Array.from({ length: 256 }, (_, byte) => {
  const small = byte >= 65 && byte <= 90 ? byte + 32 : byte;
  if (small >= 97 && small <= 122) return small - 97;
  if (small >= 48 && small <= 57) return small < 53 ? 26 : 27;
  if (small <= 32) return 28;
  const sign = String.fromCharCode(small);
  if ('./:'.includes(sign)) return 29;
  return '-_'.includes(sign) ? 30 : 31;
});

/** Returns the pairs of all parts: 32 numbers of 32 bits for each part. */
export function collectLetterPairs(bytes: Uint8Array): Uint32Array {
  const partCount = Math.ceil(bytes.length / PART_BYTES);
  const pairs = new Uint32Array(partCount * NUMBERS_OF_PART);
  /**
   * For each pair, the last part that has it, counted from one. Writing this is cheaper than setting a bit.
   */
  const lastPart = new Int32Array(CLASSES * CLASSES);
  for (let part = 0; part < partCount; part++) {
    const from = part * PART_BYTES;
    markPairs(bytes, from, Math.min(bytes.length, from + PART_BYTES + OVERLAP), lastPart, part + 1);
    for (let place = 0; place < NUMBERS_OF_PART; place++) {
      let bits = 0;
      for (let bit = 0; bit < 32; bit++) {
        if (lastPart[place * 32 + bit] === part + 1) bits |= 1 << bit;
      }
      pairs[part * NUMBERS_OF_PART + place] = bits;
    }
  }
  return pairs;
}

function markPairs(bytes: Uint8Array, from: number, to: number, lastPart: Int32Array, mark: number): void {
  let before = classOfByte[bytes[from]] * CLASSES;
  for (let position = from + 1; position < to; position++) {
    const own = classOfByte[bytes[position]];
    lastPart[before | own] = mark;
    before = own * CLASSES;
  }
}

/** Tells in which parts a word may begin. */
export class PairsOfWord {
  /** For each pair of the word: the index of the number within a part, and the bit in it. */
  readonly #places: Int32Array;
  readonly #bits: Int32Array;

  /** `word`: ASCII bytes. A single byte has no pairs and may begin anywhere. */
  constructor(word: Uint8Array) {
    const pairs = new Set<number>();
    for (let place = 1; place < word.length && place <= OVERLAP; place++) {
      pairs.add(classOfByte[word[place - 1]] * CLASSES + classOfByte[word[place]]);
    }
    this.#places = Int32Array.from(pairs, (pair) => pair >>> 5);
    this.#bits = Int32Array.from(pairs, (pair) => 1 << (pair & 31));
  }

  /** Returns whether the word may begin in the part. `pairs` comes from `collectLetterPairs`. */
  mayBeginIn(pairs: Uint32Array, part: number): boolean {
    const places = this.#places;
    const bits = this.#bits;
    let pair = 0;
    while (pair < bits.length && (pairs[part * NUMBERS_OF_PART + places[pair]] & bits[pair]) !== 0) pair++;
    return pair === bits.length;
  }
}

/**
 * Finds a word in a long run of bytes, ignoring the case of ASCII letters. It is Horspool's search
 * (https://doi.org/10.1002/spe.4380100608) by pairs of bytes, which allow longer jumps than single bytes.
 *
 * The next place to look at depends on a byte from memory and on its jump from a table. One search spends
 * most of its time waiting for these two, so four searches run side by side, each over a quarter of the
 * bytes.
 */

/** Maps ASCII capitals to small letters, and every other byte to itself. */
export const foldedBytes = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 65 && byte <= 90 ? byte + 32 : byte,
);

/** The longest jump that fits into a byte of the table. */
const LONGEST_JUMP = 255;

export class ByteWord {
  readonly #word: Uint8Array;
  /**
   * For each pair of bytes (the first in the lower half): how far to jump; 0 if they are the last two of the
   * word.
   */
  readonly #jumps: Uint8Array;
  /** How far to jump from a place whose two bytes are the last two of the word. */
  readonly #jumpAfter: number;

  /** `word`: lower-case ASCII, not empty. */
  constructor(word: Uint8Array) {
    if (word.length === 0) throw new Error('Nothing is looked for.');
    this.#word = word;
    const { length } = word;
    const jumpOf = (first: number, second: number, pairs: number): number => {
      let jump = second === word[0] ? length - 1 : length;
      for (let place = 0; place < pairs; place++) {
        if (word[place] === first && word[place + 1] === second) jump = length - 2 - place;
      }
      return Math.min(jump, LONGEST_JUMP);
    };
    this.#jumpAfter = length < 2 ? 1 : jumpOf(word[length - 2], word[length - 1], length - 2);
    this.#jumps = new Uint8Array(1 << 16).fill(Math.min(length, LONGEST_JUMP));
    for (const [second, folded] of foldedBytes.entries()) {
      // Only a pair within the word, or its first byte after any other byte, shortens a jump.
      if (!word.includes(folded)) continue;
      for (const [first, foldedFirst] of foldedBytes.entries()) {
        this.#jumps[(second << 8) | first] = jumpOf(foldedFirst, folded, length - 1);
      }
    }
  }

  /**
   * Calls `found` with each place in [from, to) where the word begins, in no particular order; it may end
   * after `to`. `found` returns a later place from which this search continues.
   */
  find(bytes: DataView, from: number, to: number, found: (begin: number) => number): void {
    if (this.#word.length === 1) {
      this.#findByte(bytes, from, to, found);
      return;
    }
    // A search stands at the first of the two bytes it compares, this far after the beginning of the word.
    const reach = this.#word.length - 2;
    const jumps = this.#jumps;
    const end = Math.min(to + reach, bytes.byteLength - 1);
    const width = Math.ceil((to - from) / 4);
    let a = from + reach;
    let b = a + width;
    let c = b + width;
    let d = c + width;
    const endA = Math.min(b, end);
    const endB = Math.min(c, end);
    const endC = Math.min(d, end);
    while (a < endA && b < endB && c < endC && d < end) {
      const jumpA = jumps[bytes.getUint16(a, true)];
      const jumpB = jumps[bytes.getUint16(b, true)];
      const jumpC = jumps[bytes.getUint16(c, true)];
      const jumpD = jumps[bytes.getUint16(d, true)];
      a += jumpA === 0 ? this.#look(bytes, a, found) : jumpA;
      b += jumpB === 0 ? this.#look(bytes, b, found) : jumpB;
      c += jumpC === 0 ? this.#look(bytes, c, found) : jumpC;
      d += jumpD === 0 ? this.#look(bytes, d, found) : jumpD;
    }
    this.#findAlone(bytes, a, endA, found);
    this.#findAlone(bytes, b, endB, found);
    this.#findAlone(bytes, c, endC, found);
    this.#findAlone(bytes, d, end, found);
  }

  #findAlone(bytes: DataView, from: number, end: number, found: (begin: number) => number): void {
    let at = from;
    while (at < end) {
      const jump = this.#jumps[bytes.getUint16(at, true)];
      at += jump === 0 ? this.#look(bytes, at, found) : jump;
    }
  }

  /** A word of one byte: compares four bytes at a time, and looks for a zero among their differences. */
  #findByte(bytes: DataView, from: number, to: number, found: (begin: number) => number): void {
    const [byte] = this.#word;
    const isLetter = byte >= 97 && byte <= 122;
    const small = isLetter ? 0x20202020 : 0;
    const wanted = byte * 0x01010101;
    let at = from;
    while (at < to) {
      if (at + 4 <= to) {
        const rest = (bytes.getInt32(at, true) | small) ^ wanted;
        if (((rest - 0x01010101) & ~rest & 0x80808080) === 0) {
          at += 4;
          continue;
        }
      }
      at = foldedBytes[bytes.getUint8(at)] === byte ? found(at) : at + 1;
    }
  }

  /** Called where the last two bytes of the word stand at `at`. Returns how far to move on. */
  #look(bytes: DataView, at: number, found: (begin: number) => number): number {
    const begin = at - this.#word.length + 2;
    for (let place = this.#word.length - 3; place >= 0; place--) {
      if (foldedBytes[bytes.getUint8(begin + place)] !== this.#word[place]) return this.#jumpAfter;
    }
    return found(begin) - begin;
  }
}

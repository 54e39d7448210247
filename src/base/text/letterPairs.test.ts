import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectLetterPairs, PART_BYTES, PairsOfWord } from './letterPairs.ts';

const encoder = new TextEncoder();

/** The parts in which the word may begin. */
function partsOf(word: string, bytes: Uint8Array): number[] {
  const pairs = collectLetterPairs(bytes);
  const ofWord = new PairsOfWord(encoder.encode(word));
  const parts = Array.from({ length: Math.ceil(bytes.length / PART_BYTES) }, (_, part) => part);
  return parts.filter((part) => ofWord.mayBeginIn(pairs, part));
}

/** Some parts filled with dots, with a text at the given place. */
function dotsWith(text: string, at: number, parts = 4): Uint8Array {
  const bytes = new Uint8Array(parts * PART_BYTES).fill(46);
  bytes.set(encoder.encode(text), at);
  return bytes;
}

describe('letter pairs', () => {
  it('name the one part that has them', () => {
    expect(partsOf('timeout', dotsWith('a Timeout of 3 s', PART_BYTES * 2 + 200))).toEqual([2]);
    expect(partsOf('timeout', dotsWith('time out', 17))).toEqual([]);
  });

  it('name the part in which a word begins that continues in the next', () => {
    for (const inside of [1, 4, 6]) {
      expect(partsOf('timeout', dotsWith('timeout', PART_BYTES - inside))).toContain(0);
    }
  });

  it('say nothing of a single letter', () => {
    expect(partsOf('t', dotsWith('timeout', 5, 2))).toEqual([0, 1]);
  });

  it('are none of no bytes', () => {
    expect(collectLetterPairs(new Uint8Array(0))).toHaveLength(0);
  });

  it('never rule out a part in which a word begins, however long it is', () => {
    const letters = fc.constantFrom(...'abzAZ059 ./:-_=é\u0000');
    const texts = fc.string({ unit: letters, minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(texts, fc.nat(3 * PART_BYTES), fc.nat(199), fc.nat(200), (text, at, from, length) => {
        const bytes = dotsWith(text, at);
        const word = [...text.slice(from, from + length + 1)].filter((letter) => letter < 'é').join('');
        const begin = word === '' ? -1 : indexOf(bytes, encoder.encode(word.toLowerCase()));
        if (begin >= 0) expect(partsOf(word.toLowerCase(), bytes)).toContain(Math.floor(begin / PART_BYTES));
      }),
    );
  });
});

/** Where the word first begins, ignoring case; -1 if it does not occur. */
function indexOf(bytes: Uint8Array, word: Uint8Array): number {
  const folded = bytes.map((byte) => (byte >= 65 && byte <= 90 ? byte + 32 : byte));
  return Buffer.from(folded).indexOf(word);
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteWord } from './findInBytes.ts';

const encoder = new TextEncoder();

/** Where the word begins in [from, to), in ascending order. */
function placesOf(word: string, text: string, from = 0, to = encoder.encode(text).length): number[] {
  const bytes = encoder.encode(text);
  const places: number[] = [];
  new ByteWord(encoder.encode(word)).find(new DataView(bytes.buffer), from, to, (begin) => {
    places.push(begin);
    return begin + 1;
  });
  return places.sort((a, b) => a - b);
}

/** The same, found by checking every place. */
function slowPlacesOf(word: string, text: string, from: number, to: number): number[] {
  const bytes = [...encoder.encode(text)];
  const folded = bytes.map((byte) => (byte >= 65 && byte <= 90 ? byte + 32 : byte));
  const wanted = [...encoder.encode(word)];
  const isAt = (begin: number) => wanted.every((byte, place) => folded[begin + place] === byte);
  return folded.flatMap((_, begin) => (begin >= from && begin < to && isAt(begin) ? [begin] : []));
}

describe('ByteWord', () => {
  it('finds a word in capitals and small letters', () => {
    expect(placesOf('cart', 'cart Cart CART chart ca rt')).toEqual([0, 5, 10]);
  });

  it('finds places that overlap', () => {
    expect(placesOf('aa', 'aaaa')).toEqual([0, 1, 2]);
    expect(placesOf('abab', 'abababab')).toEqual([0, 2, 4]);
  });

  it('takes no sign for a letter that differs from it as capitals do from small letters', () => {
    expect(placesOf('{', '[{')).toEqual([1]);
    expect(placesOf('`', '@`')).toEqual([1]);
    expect(placesOf('@a', '`a @A')).toEqual([3]);
  });

  it('finds a word that begins before the end of the range and ends after it', () => {
    expect(placesOf('cart', 'cart cart', 0, 6)).toEqual([0, 5]);
    expect(placesOf('cart', 'cart cart', 1, 5)).toEqual([]);
  });

  it('continues where it is told to', () => {
    const bytes = encoder.encode('xa xa xa xa');
    const places: number[] = [];
    new ByteWord(encoder.encode('xa')).find(new DataView(bytes.buffer), 0, 3, (begin) => {
      places.push(begin);
      return begin + 6;
    });
    expect(places).toEqual([0]);
  });

  it('finds words that are longer than the longest jump', () => {
    const word = `${'ab'.repeat(150)}c`;
    const text = `${'ab'.repeat(400)}c ${word} ${word.toUpperCase()}`;
    expect(placesOf(word, text)).toEqual(slowPlacesOf(word, text, 0, text.length));
  });

  it('finds what a slow search finds, in any stretch of any text', () => {
    const letters = fc.constantFrom('a', 'b', 'A', 'B', '[', '{', 'é', ' ');
    const text = fc.string({ unit: letters, maxLength: 60 });
    const word = fc.string({ unit: fc.constantFrom('a', 'b', '[', '{', ' '), minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(text, word, fc.nat(70), fc.nat(70), (drawn, wanted, one, other) => {
        const { length } = encoder.encode(drawn);
        const from = Math.min(one, other, length);
        const to = Math.min(Math.max(one, other), length);
        expect(placesOf(wanted, drawn, from, to)).toEqual(slowPlacesOf(wanted, drawn, from, to));
      }),
    );
  });
});

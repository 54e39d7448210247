import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkProperty } from '../testing/checkProperty.ts';
import { cutText, formatTextSize, startOfText } from './cutText.ts';
import { foldedText, hasLongWord, isLongText, splitText } from './foldText.ts';

const anyText = fc
  .array(fc.constantFrom('a', ' ', '\n', '🚀', 'ab'.repeat(3000)), { maxLength: 40 })
  .map((parts) => parts.join(''));

describe('cutText', () => {
  it('leaves what is short, and says how long the rest is', () => {
    expect(cutText('GET /cart')).toBe('GET /cart');
    expect(cutText('x'.repeat(32 * 1024), 4)).toBe('xxxx… (32 KB)');
  });

  it('never ends in half of a pair', () => {
    expect(startOfText('🚀🚀', 3)).toBe('🚀');
    expect(startOfText('🚀🚀', 4)).toBe('🚀🚀');
  });

  it('is short for any text', () => {
    checkProperty(anyText, (text) => {
      expect(cutText(text, 50).length).toBeLessThanOrEqual(50 + '… (999 characters)'.length);
    });
  });

  it('names sizes', () => {
    expect([812, 32 * 1024, 1_300_000].map(formatTextSize)).toEqual(['812 characters', '32 KB', '1.2 MB']);
  });
});

describe('foldedText', () => {
  it('is the beginning of the text, without half a pair', () => {
    checkProperty(anyText, (text) => {
      const folded = foldedText(text);
      expect(text.startsWith(folded)).toBe(true);
      expect(folded.isWellFormed()).toBe(true);
      if (isLongText(text)) expect(folded.length).toBeLessThan(text.length);
    });
  });

  it('keeps five lines', () => {
    expect(foldedText('1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11')).toBe('1\n2\n3\n4\n5');
  });
});

describe('splitText', () => {
  it('loses nothing but line breaks between pieces, and makes no piece large', () => {
    checkProperty(anyText, (text) => {
      const pieces = splitText(text).map((piece) => piece.text);
      expect(pieces.join('').replaceAll('\n', '')).toBe(text.replaceAll('\n', ''));
      expect(Math.max(0, ...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(8_000);
      expect(pieces.every((piece) => piece.isWellFormed())).toBe(true);
    });
  });

  it('ends pieces at lines, else at blanks', () => {
    const lines = splitText(`${'a'.repeat(5_000)}\n${'b'.repeat(5_000)}`);
    expect(lines.map(({ text }) => [text[0], text.length])).toEqual([
      ['a', 5_000],
      ['b', 5_000],
    ]);
    const words = splitText(`${'a'.repeat(5_000)} ${'b'.repeat(5_000)}`);
    expect(words.map(({ text }) => text.trim().length)).toEqual([5_000, 5_000]);
  });

  it('guesses how many lines a piece takes', () => {
    expect(splitText('a\nb\nc').map(({ lines }) => lines)).toEqual([3]);
    expect(splitText('x'.repeat(600)).map(({ lines }) => lines)).toEqual([10]);
  });
});

describe('hasLongWord', () => {
  it('knows a word from a text', () => {
    expect(hasLongWord('word '.repeat(1000))).toBe(false);
    expect(hasLongWord(`a ${'w'.repeat(300)}`)).toBe(true);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requiredWord } from './requiredWord.ts';
import { compileTextPattern } from './textPattern.ts';
import { parseTextPattern } from './textPatternParse.ts';

function wordOf(source: string): string {
  const parsed = parseTextPattern(source);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return requiredWord(parsed.value);
}

describe('requiredWord', () => {
  it.each([
    ['cart', 'cart'],
    ['GET /cart', 'get /cart'],
    ['balanc.s', 'balanc'],
    ['a.longer.word', 'longer'],
    ['^cart$', 'cart'],
    ['ca(r)t', 'cart'],
    ['car\\.t', 'car.t'],
    ['(?:orders)+x', 'orders'],
    ['ab(cd){2}', 'ab'],
    ['ab(cd)*ef', 'ab'],
    ['ab(cd)?', 'ab'],
    ['cart|shop', ''],
    ['x(cart|shop)yz', 'yz'],
    ['[cC]art', 'cart'],
    ['[ab]rt', 'rt'],
    ['[^a]', ''],
    ['\\d+', ''],
    ['é', ''],
    ['', ''],
  ])('of /%s/ is “%s”', (source, word) => {
    expect(wordOf(source)).toBe(word);
  });

  it('occurs in every text that matches the expression', () => {
    const part = fc.constantFrom(
      'a',
      'b',
      'B',
      '.',
      '[ab]',
      '(ab)',
      '(a|b)',
      'a?',
      'b+',
      '(ba)*',
      '^',
      '$',
      '\\b',
      'k',
      's',
    );
    const source = fc.array(part, { maxLength: 6 }).map((parts) => parts.join(''));
    const text = fc.string({
      unit: fc.constantFrom('a', 'b', 'A', 'B', 'k', 'K', '\u212a', 's', 'ſ', ' '),
      maxLength: 12,
    });
    fc.assert(
      fc.property(source, text, (drawn, sample) => {
        const pattern = compileTextPattern(drawn);
        if (!pattern.ok) return;
        const isFound = pattern.value.test(new TextEncoder().encode(sample));
        const ascii = sample.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
        if (isFound) expect(ascii).toContain(pattern.value.word);
      }),
    );
  });
});

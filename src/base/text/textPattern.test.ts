import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkBoundedScan, textsOf } from '../testing/checkBoundedScan.ts';
import { compileTextPattern } from './textPattern.ts';

const encoder = new TextEncoder();

function matches(source: string, text: string): boolean {
  const pattern = compileTextPattern(source);
  if (!pattern.ok) throw new Error(pattern.error.message);
  return pattern.value.test(encoder.encode(text));
}

describe('a pattern', () => {
  it.each([
    ['cart', 'Add to CART', true],
    ['^cart', 'a cart', false],
    ['^GET /api/v\\d+/cart$', 'get /api/v12/cart', true],
    ['a{2,3}$', 'baa', true],
    ['^a{2,3}$', 'aaaa', false],
    ['^(?:ab|c)+$', 'abcab', true],
    ['(?<name>x)y', 'xY', true],
    ['[^a-c]', 'ABC', false],
    ['[\\d.]+ms', '1.5ms', true],
    ['\\bset\\b', 'redis SET key', true],
    ['\\bset\\b', 'reset', false],
    ['zoë', 'ZOË', true],
    ['日.', 'x日本', true],
    ['\\u{1f600}', '😀', true],
    ['^.$', '😀', true],
    ['.', '\n', false],
    ['', '', true],
    ['^$', '', true],
    ['x{', 'x{', true],
    ['(?i)Cart', 'cart', true],
  ])('%s in %j: %s', (source, text, expected) => {
    expect(matches(source, text)).toBe(expected);
  });

  it.each([
    ['(a', 0, 'the group that begins here has no “)”'],
    ['a)', 1, 'this “)” closes nothing'],
    ['x[ab', 1, 'the set that begins here has no “]”'],
    ['*a', 0, 'there is nothing before “*” that could be repeated'],
    ['a**', 2, 'a repetition cannot be repeated'],
    ['[z-a]', 1, 'this is not a range from one character to a later one'],
    ['a{3,2}', 1, 'the second number is less than the first'],
    ['(?=a)', 0, 'groups that look ahead or behind are not supported'],
    ['(a)\\1', 3, 'references to groups are not supported'],
    ['a\\', 1, 'nothing follows the backslash at the end'],
    ['\\q', 0, '“\\q” has no meaning here'],
    ['(((a{99}){99}){99})', 0, 'it is too large, because its repetitions multiply'],
  ])('%s is refused at %i: %s', (source, from, message) => {
    const pattern = compileTextPattern(source);
    expect(pattern.ok ? undefined : pattern.error).toMatchObject({ from, message });
  });

  it.each(['(a+)+$', '(a|a)*$', '(a|aa)+$', '(.*)*x', 'a*a*a*a*a*a*a*b', '(a|b)*a(a|b){30}c'])(
    'takes time that is linear in the text: %s',
    (source) => {
      const pattern = compileTextPattern(source);
      if (!pattern.ok) throw new Error(pattern.error.message);
      const work = (length: number) => {
        const before = pattern.value.work;
        pattern.value.test(encoder.encode(`${'ab'.repeat(10)}${'a'.repeat(length)}!`));
        return pattern.value.work - before;
      };
      work(100);
      expect(work(20_000)).toBeLessThan(40 * work(1_000));
    },
  );

  it('continues where a piece ended', () => {
    const compiled = compileTextPattern('ab+c$');
    if (!compiled.ok) throw new Error(compiled.error.message);
    const { value: pattern } = compiled;
    const bytes = encoder.encode('xabbbc');
    for (let cut = 0; cut <= bytes.length; cut++) {
      const half = pattern.read(pattern.begin, bytes, 0, cut);
      expect(pattern.endsFound(pattern.read(half, bytes, cut, bytes.length))).toBe(true);
    }
  });

  it('finds what the browser finds', () => {
    const atom = fc.constantFrom(
      'a',
      'b',
      'B',
      '.',
      '\\d',
      '\\w',
      '\\W',
      '[ab]',
      '[^a]',
      '[a-c1]',
      '\\b',
      '\\B',
      '^',
      '$',
      '1',
      '-',
      'é',
      '日',
    );
    const source = fc.letrec<{ part: string; choice: string }>((tie) => ({
      part: fc.oneof(
        { weight: 4, arbitrary: atom },
        tie('choice').map((inner) => `(?:${inner})`),
        fc
          .tuple(
            fc.oneof(
              fc.constantFrom('a', '[bc]', '.'),
              tie('choice').map((inner) => `(${inner})`),
            ),
            fc.constantFrom('*', '+', '?', '{2}', '{1,2}', '{0,}', '*?'),
          )
          .map(([inner, bounds]) => inner + bounds),
      ),
      choice: fc
        .array(
          fc.array(tie('part'), { maxLength: 4 }).map((parts) => parts.join('')),
          { minLength: 1, maxLength: 2 },
        )
        .map((options) => options.join('|')),
    })).choice;
    const text = fc.string({
      unit: fc.constantFrom('a', 'A', 'b', 'c', '1', '-', '\n', 'é', 'É', '日'),
      maxLength: 7,
    });
    fc.assert(
      fc.property(source, fc.array(text, { minLength: 1 }), (pattern, texts) => {
        const own = compileTextPattern(pattern);
        expect(own.ok, pattern).toBe(true);
        const browser = new RegExp(pattern, 'iu');
        if (own.ok) {
          expect(texts.filter((each) => own.value.test(encoder.encode(each)))).toEqual(
            texts.filter((each) => browser.test(each)),
          );
        }
      }),
      { numRuns: 500 },
    );
  });
});

it.each(['cart', '(a|b)*c$', '\\bü', '^.{2,9}x', '[^-]--', '.*'])(
  '%s reads nothing but the text',
  (source) => {
    const pattern = compileTextPattern(source);
    if (!pattern.ok) throw new Error(pattern.error.message);
    checkBoundedScan({
      texts: textsOf('cart', 'ab', 'c', 'ü', '日本', '😀', '--', ' x', '\n'),
      scan: (bytes, from, to) => pattern.value.test(bytes, from, to),
      readsPerByte: 3,
    });
  },
);

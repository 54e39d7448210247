/** Code that reads single texts of a string table must not read the texts around them. */
import { describe, expect, it } from 'vitest';
import { watchBytes } from '../base/testing/watchBytes.ts';
import { runToEnd } from '../base/time/slicedTask.ts';
import { StringTableBuilder } from './build/stringTableBuilder.ts';
import { matchStringsInSteps, type TextMatch } from './find/searchTexts.ts';
import { compareTexts, testTexts } from './find/searchValues.ts';
import { findStrings } from './findStrings.ts';
import { StringTable } from './stringTable.ts';

const long = 20_000;
/** Only every second text is needed. The others are long, and full of what scans look for. */
const texts = [
  '',
  'cart'.repeat(long),
  'add to cart',
  '1'.repeat(long),
  '12.5e3',
  'ü'.repeat(long),
  'Ü',
  ' '.repeat(long),
  'http.cart',
  '-'.repeat(long),
  'ünïcode',
  'tra'.repeat(long),
  'cart',
  '',
].map((text, place) => (place % 2 === 0 ? text : `${text}${place}`));
const needed = Uint8Array.from(texts, (_, place) => (place % 2 === 0 ? 1 : 0));
const neededBytes = texts.reduce(
  (sum, text, place) => sum + needed[place] * new TextEncoder().encode(text).length,
  0,
);

function watchedTable() {
  const builder = new StringTableBuilder();
  const { bytes: source, offsets } = builder.pack(
    Int32Array.from(texts, (text) => builder.intern(text)),
  ).buffers;
  const { bytes, reads } = watchBytes(source);
  return { strings: new StringTable({ bytes, offsets }), reads };
}

describe('a look at some texts reads no others', () => {
  const needles = ['cart', 'c', '', 'ü', 'e', 'cartcartcart'];
  const matches: readonly TextMatch[] = ['holds', 'begins', 'equals', 'endsWord'];

  it.each(matches)('that are compared (%s)', (match) => {
    for (const needle of needles) {
      const { strings, reads } = watchedTable();
      runToEnd(matchStringsInSteps(strings, needle, match, needed));
      expect(reads.count).toBeLessThanOrEqual(4 * neededBytes);
    }
  });

  it.each(['cart$', '^add', '\\bto\\b', '[^a]', '.*x', 'ï', ''])('for a pattern: %s', (source) => {
    const { strings, reads } = watchedTable();
    runToEnd(testTexts(strings, { kind: 'pattern', source }, needed));
    expect(reads.count).toBeLessThanOrEqual(4 * neededBytes + 4 * texts.length);
  });

  it('that are numbers', () => {
    const { strings, reads } = watchedTable();
    runToEnd(compareTexts(strings, '>', '12', needed));
    expect(reads.count).toBeLessThanOrEqual(neededBytes);
  });

  it('of a given length', () => {
    const { strings, reads } = watchedTable();
    expect([...findStrings(strings, ['cart', 'nowhere', 'ünïcode']).keys()]).toHaveLength(2);
    expect(reads.count).toBeLessThanOrEqual(neededBytes);
  });

  it('that are decoded', () => {
    const { strings, reads } = watchedTable();
    expect(strings.get(2)).toBe('add to cart');
    expect(reads.count).toBe(11);
  });
});

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkProperty } from '../../base/testing/checkProperty.ts';
import { hashBytes } from '../../base/text/textHash.ts';
import { StringTableBuilder, StringTablePacker } from './stringTableBuilder.ts';

test('every text comes out unchanged, in order of first use', () => {
  const texts = fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 40 });
  checkProperty(texts, (list) => {
    const builder = new StringTableBuilder();
    const column = Int32Array.from([...list.map((text) => builder.intern(text)), -1]);
    const packer = new StringTablePacker(builder);
    packer.renumber(column);
    const table = packer.pack();
    expect(table.size).toBe(new Set(list).size);
    expect([...column.subarray(0, -1)].map((index) => table.get(index))).toEqual(list);
    expect(column.at(-1)).toBe(-1);
  });
});

test('thousands of texts, some not ASCII, and a mark of byte order keep their places', () => {
  const builder = new StringTableBuilder();
  const texts = Array.from({ length: 10_000 }, (_, index) =>
    index % 5000 === 1 ? `\uFEFFü${index}` : `t${index}`,
  );
  const packer = new StringTablePacker(builder);
  const column = Int32Array.from(texts, (text) => builder.intern(text));
  const late = new StringTablePacker(builder);
  late.renumber(column);
  const table = late.pack();
  expect(Array.from(column, (index) => table.get(index))).toEqual(texts);
  expect(packer.pack().size).toBe(0);
});

test('a text at a place is compared with the last one there', () => {
  const builder = new StringTableBuilder();
  const first = builder.internAt(0, 'a');
  expect(builder.internAt(0, 'a')).toBe(first);
  expect(builder.internAt(1, 'a')).toBe(first);
  expect(builder.internAt(0, 'b')).not.toBe(first);
  expect(builder.internAt(1000, 'b')).toBe(builder.intern('b'));
});

test('a text has the same index whether it is added as a string or as bytes', () => {
  checkProperty(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 200 }), (list) => {
    const builder = new StringTableBuilder();
    for (const [position, text] of list.entries()) {
      const bytes = new TextEncoder().encode(`"${text}`);
      const view = new DataView(bytes.buffer);
      const fromBytes = () => builder.internBytes(view, 1, bytes.length, hashBytes(view, 1, bytes.length));
      const [first, second] =
        position % 2 === 0 ? [builder.intern(text), fromBytes()] : [fromBytes(), builder.intern(text)];
      expect(second).toBe(first);
      expect(builder.find(text)).toBe(first);
      expect(builder.get(first)).toBe(text);
      expect(builder.isAt(first, view, 1)).toBe(true);
    }
    expect(builder.size).toBe(new Set(list).size);
  });
});

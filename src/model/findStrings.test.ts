import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkProperty } from '../base/testing/checkProperty.ts';
import { StringTableBuilder, StringTablePacker } from './build/stringTableBuilder.ts';
import { findStrings } from './findStrings.ts';
import type { StringTable } from './stringTable.ts';

function tableOf(texts: readonly string[]): StringTable {
  const builder = new StringTableBuilder();
  const column = Int32Array.from(texts, (text) => builder.intern(text));
  const packer = new StringTablePacker(builder);
  packer.renumber(column);
  return packer.pack();
}

describe('looking texts up in a string table', () => {
  it('finds what the table has, and nothing else', () => {
    const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 4 }), fc.constantFrom('', 'ab', 'a', 'ü'));
    checkProperty(fc.tuple(fc.array(text), fc.array(text)), ([known, wanted]) => {
      const table = tableOf(known);
      const found = findStrings(table, wanted);
      for (const each of wanted) {
        const index = found.get(each);
        expect(index !== undefined).toBe(known.includes(each));
        if (index !== undefined) expect(table.get(index)).toBe(each);
      }
    });
  });
});

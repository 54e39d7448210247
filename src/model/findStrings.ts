/** Finds texts in a string table. The table itself keeps no way from a text to its index. */
import type { StringTable } from './stringTable.ts';

/**
 * Returns the indexes of the given texts that are in the table below `end`. Compares bytes and decodes
 * nothing. Linear in the texts of the table up to the last one found.
 */
export function findStrings(
  strings: StringTable,
  texts: Iterable<string>,
  end = strings.size,
): ReadonlyMap<string, number> {
  const { bytes, offsets } = strings.buffers;
  const encoder = new TextEncoder();
  const wanted = Array.from(new Set(texts), (text) => ({ text, bytes: encoder.encode(text) }));
  const ofLength: (typeof wanted | undefined)[] = [];
  for (const each of wanted) {
    const known = ofLength[each.bytes.length];
    if (known === undefined) ofLength[each.bytes.length] = [each];
    else known.push(each);
  }
  const found = new Map<string, number>();
  let start = 0;
  for (let index = 0; index < end; index++) {
    const next = offsets[index + 1];
    const length = next - start;
    const candidates = ofLength[length];
    if (candidates !== undefined) {
      const match = candidates.find((each) => isAt(bytes, start, each.bytes));
      if (match !== undefined) found.set(match.text, index);
      if (found.size === wanted.length) break;
    }
    start = next;
  }
  return found;
}

function isAt(bytes: Uint8Array, start: number, text: Uint8Array): boolean {
  for (let position = 0; position < text.length; position++) {
    if (bytes[start + position] !== text[position]) return false;
  }
  return true;
}

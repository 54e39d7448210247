/** Which texts of a string table hold a needle: reads the UTF-8 bytes, so that nothing is decoded that nobody looks at. */
import type { StringTable } from './stringTable.ts';

/** holds: anywhere; begins; equals; endsWord: at the end, and at the beginning of a word (`status_code` in `http.status_code`). */
export type TextMatch = 'holds' | 'begins' | 'equals' | 'endsWord';

/** ASCII capitals to small letters, every other byte as it is. */
const FOLD = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 65 && byte <= 90 ? byte + 32 : byte));
const WORD_BREAKS = new Set([...'._-/:'].map((char) => char.charCodeAt(0)));

/** By string index: 1 where the text matches. The needle is in lower case; capitals of the texts count as small letters. */
export function matchStrings(strings: StringTable, needle: string, match: TextMatch): Uint8Array {
  const bytes = new TextEncoder().encode(needle);
  if (bytes.some((byte) => byte >= 0x80)) return matchDecoded(strings, needle, match);
  const hits = new Uint8Array(strings.size);
  if (match === 'holds') markHolding(strings, bytes, hits);
  else markByEnds(strings, bytes, match, hits);
  return hits;
}

/** Horspool's search over all texts at once: https://doi.org/10.1002/spe.4380100608 */
function markHolding(strings: StringTable, needle: Uint8Array, hits: Uint8Array): void {
  const { bytes, offsets } = strings.buffers;
  const length = needle.length;
  if (length === 0) {
    hits.fill(1);
    return;
  }
  const skip = new Int32Array(256).fill(length);
  for (let position = 0; position < length - 1; position++) skip[needle[position]] = length - 1 - position;
  const last = needle[length - 1];
  const end = offsets[strings.size];
  let text = 0;
  let at = length - 1;
  while (at < end) {
    const byte = FOLD[bytes[at]];
    if (byte !== last || !isAt(bytes, at - length + 1, needle)) {
      at += skip[byte];
      continue;
    }
    while (offsets[text + 1] <= at) text++;
    // A hit that began in the text before is none; go on behind it.
    if (at - length + 1 < offsets[text]) {
      at++;
      continue;
    }
    hits[text] = 1;
    at = offsets[text + 1] + length - 1;
  }
}

function markByEnds(strings: StringTable, needle: Uint8Array, match: TextMatch, hits: Uint8Array): void {
  const { bytes, offsets } = strings.buffers;
  for (let text = 0; text < hits.length; text++) {
    const from = offsets[text];
    const to = offsets[text + 1];
    if (to - from < needle.length || (match === 'equals' && to - from !== needle.length)) continue;
    const start = match === 'endsWord' ? to - needle.length : from;
    if (!isAt(bytes, start, needle)) continue;
    if (match === 'endsWord' && start > from && !WORD_BREAKS.has(bytes[start - 1])) continue;
    hits[text] = 1;
  }
}

function isAt(bytes: Uint8Array, start: number, needle: Uint8Array): boolean {
  for (let position = 0; position < needle.length; position++) {
    if (FOLD[bytes[start + position]] !== needle[position]) return false;
  }
  return true;
}

/** The slow way, for needles beyond ASCII, whose capitals only Unicode knows: texts beyond ASCII are decoded. */
function matchDecoded(strings: StringTable, needle: string, match: TextMatch): Uint8Array {
  const { bytes, offsets } = strings.buffers;
  const hits = new Uint8Array(strings.size);
  for (let text = 0; text < hits.length; text++) {
    let at = offsets[text];
    const end = offsets[text + 1];
    while (at < end && bytes[at] < 0x80) at++;
    if (at < end && matchesText(strings.get(text).toLowerCase(), needle, match)) hits[text] = 1;
  }
  return hits;
}

/** One text against a needle, both in lower case. */
export function matchesText(text: string, needle: string, match: TextMatch): boolean {
  switch (match) {
    case 'holds':
      return text.includes(needle);
    case 'begins':
      return text.startsWith(needle);
    case 'equals':
      return text === needle;
    case 'endsWord': {
      const before = text.length - needle.length - 1;
      return text.endsWith(needle) && (before < 0 || WORD_BREAKS.has(text.charCodeAt(before)));
    }
  }
}

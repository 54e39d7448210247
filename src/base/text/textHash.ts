/**
 * A hash of short texts by their UTF-8 bytes, four at a time, little-endian. A reader can hash a text while
 * it looks for its end: `mixWord` for every four bytes, `finishHash` for the up to three that are left.
 */

export const HASH_SEED = 0x2f0b4c47;

export function mixWord(hash: number, word: number): number {
  const mixed = Math.imul(hash ^ word, 0x5bd1e995);
  return mixed ^ (mixed >>> 15);
}

/** `rest`: the last 0 to 3 bytes, the first of them lowest. `byteCount`: the length of the whole text. */
export function finishHash(hash: number, rest: number, byteCount: number): number {
  let mixed = Math.imul(hash ^ rest, 0x5bd1e995) ^ byteCount;
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0x5bd1e995);
  return mixed ^ (mixed >>> 15);
}

/** Returns the hash of the bytes [from, to) of a view. */
export function hashBytes(view: DataView, from: number, to: number): number {
  let hash = HASH_SEED;
  let position = from;
  for (; position + 4 <= to; position += 4) hash = mixWord(hash, view.getInt32(position, true));
  let rest = 0;
  for (let shift = 0; position < to; position++, shift += 8) rest |= view.getUint8(position) << shift;
  return finishHash(hash, rest, to - from);
}

/** Returns the hash of a text whose characters are all ASCII; it equals the hash of its bytes. */
export function hashAscii(text: string): number {
  const { length } = text;
  let hash = HASH_SEED;
  let position = 0;
  for (; position + 4 <= length; position += 4) {
    const low = text.charCodeAt(position) | (text.charCodeAt(position + 1) << 8);
    const high = text.charCodeAt(position + 2) | (text.charCodeAt(position + 3) << 8);
    hash = mixWord(hash, low | (high << 16));
  }
  let rest = 0;
  for (let shift = 0; position < length; position++, shift += 8) rest |= text.charCodeAt(position) << shift;
  return finishHash(hash, rest, length);
}

export function isAscii(text: string): boolean {
  for (let position = 0; position < text.length; position++)
    if (text.charCodeAt(position) > 127) return false;
  return true;
}

/**
 * Returns whether `length` bytes are the same in both views. The last four are compared together, whatever
 * the length.
 */
export function areSameBytes(
  one: DataView,
  from: number,
  other: DataView,
  otherFrom: number,
  length: number,
): boolean {
  if (length < 4) {
    for (let offset = 0; offset < length; offset++) {
      if (one.getUint8(from + offset) !== other.getUint8(otherFrom + offset)) return false;
    }
    return true;
  }
  const last = length - 4;
  for (let offset = 0; offset < last; offset += 4) {
    if (one.getInt32(from + offset, true) !== other.getInt32(otherFrom + offset, true)) return false;
  }
  return one.getInt32(from + last, true) === other.getInt32(otherFrom + last, true);
}

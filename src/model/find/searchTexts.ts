/**
 * Finds the texts of a string table that contain a needle. It reads the UTF-8 bytes, so nothing is decoded
 * unnecessarily. Long work is cut into steps (generators) of about a millisecond, so that it can be
 * interrupted.
 */
import { ByteWord, foldedBytes } from '../../base/text/findInBytes.ts';
import { PART_BYTES, PairsOfWord } from '../../base/text/letterPairs.ts';
import { runToEnd, type Steps } from '../../base/time/slicedTask.ts';
import type { StringTable } from '../stringTable.ts';
import type { Trace } from '../trace.ts';

/**
 * holds: anywhere; begins; equals; endsWord: at the end, and at the beginning of a word (`status_code` in
 * `http.status_code`).
 */
export type TextMatch = 'holds' | 'begins' | 'equals' | 'endsWord';

const WORD_BREAKS = new Set([...'._-/:'].map((char) => char.charCodeAt(0)));

/** The number of bytes in a step. */
const STEP_BYTES = 1 << 19;
const STEP_PARTS = STEP_BYTES / PART_BYTES;
/** The number of texts in a step. */
const STEP_TEXTS = 1 << 15;

/**
 * Returns, by string index, 1 if the text matches. The needle is in lower case; the case of the texts is
 * ignored.
 */
export function matchStrings(strings: StringTable, needle: string, match: TextMatch): Uint8Array {
  return runToEnd(matchStringsInSteps(strings, needle, match));
}

/**
 * Same as `matchStrings`, in steps. Results are undefined for texts that `needed` excludes (0), and for those
 * from `end` on.
 */
export function* matchStringsInSteps(
  strings: StringTable,
  needle: string,
  match: TextMatch,
  needed?: Uint8Array,
  end = strings.size,
): Steps<Uint8Array> {
  const bytes = new TextEncoder().encode(needle);
  const hits = new Uint8Array(strings.size);
  if (bytes.some((byte) => byte >= 0x80)) {
    yield* eachText(strings, needed, end, (text) => {
      if (decodedMatches(strings, text, needle, match)) hits[text] = 1;
    });
  } else if (match === 'holds' && bytes.length > 0 && needed === undefined && end === strings.size) {
    yield* markHolding(strings, bytes, hits);
  } else {
    const jumps = jumpsOf(bytes);
    const { bytes: all, offsets } = strings.buffers;
    yield* eachText(strings, needed, end, (text) => {
      const from = offsets[text];
      const to = offsets[text + 1];
      const isHit =
        match === 'holds'
          ? bytes.length === 0 || indexOfNeedle(all, from, to, bytes, jumps) >= 0
          : matchesEnd(all, from, to, bytes, match);
      if (isHit) hits[text] = 1;
    });
  }
  return hits;
}

/**
 * Same as `matchStrings`, for the keys of a trace, which come first among its texts. Results are undefined
 * for all other texts.
 */
export function matchKeys(
  { strings, keyEnd }: Pick<Trace, 'strings' | 'keyEnd'>,
  needle: string,
  match: TextMatch,
): Steps<Uint8Array> {
  return matchStringsInSteps(strings, needle, match, undefined, keyEnd);
}

/** Calls back for every needed text before `last`. A step ends after a number of texts or bytes. */
export function* eachText(
  strings: StringTable,
  needed: Uint8Array | undefined,
  last: number,
  visit: (text: number) => void,
): Steps<void> {
  const { offsets } = strings.buffers;
  let begin = 0;
  while (begin < last) {
    let end = begin;
    let bytesRead = 0;
    while (end < last && end - begin < STEP_TEXTS && bytesRead < STEP_BYTES) {
      if (needed === undefined || needed[end] === 1) {
        visit(end);
        bytesRead += offsets[end + 1] - offsets[end];
      }
      end++;
    }
    begin = end;
    yield;
  }
}

/**
 * Searches all texts as one run of bytes. If there are letter pairs, only parts that have those of the needle
 * are read.
 */
function* markHolding(strings: StringTable, needle: Uint8Array, hits: Uint8Array): Steps<void> {
  const { bytes, offsets, letterPairs } = strings.buffers;
  const view = new DataView(bytes.buffer, bytes.byteOffset, offsets[strings.size]);
  const word = new ByteWord(needle);
  let firstText = 0;
  let lastText = 0;
  const found = (begin: number): number => {
    const text = textAt(offsets, begin, offsets[lastText] <= begin ? lastText : firstText);
    lastText = text;
    // A match that reaches into the next text does not count. After a match, the rest of its text does not
    // matter.
    if (begin + needle.length > offsets[text + 1]) return begin + 1;
    hits[text] = 1;
    return offsets[text + 1];
  };
  const partCount = Math.ceil(view.byteLength / PART_BYTES);
  const pairs = new PairsOfWord(needle);
  const isWanted = (part: number) => letterPairs === undefined || pairs.mayBeginIn(letterPairs, part);
  for (let step = 0; step < partCount; step += STEP_PARTS) {
    const stepEnd = Math.min(partCount, step + STEP_PARTS);
    let part = step;
    while (part < stepEnd) {
      const first = part;
      while (part < stepEnd && isWanted(part)) part++;
      if (part > first) {
        firstText = textAt(offsets, first * PART_BYTES, firstText);
        word.find(view, first * PART_BYTES, Math.min(view.byteLength, part * PART_BYTES), found);
      }
      part++; // this part is not wanted, or past the last one
    }
    yield;
  }
}

/** Returns the text that contains a byte; it is `from` or a later one. */
function textAt(offsets: Uint32Array, byte: number, from: number): number {
  let low = from;
  let width = 1;
  while (low + width < offsets.length - 1 && offsets[low + width] <= byte) {
    low += width;
    width *= 2;
  }
  let high = Math.min(low + width, offsets.length - 1);
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (offsets[middle] <= byte) low = middle;
    else high = middle;
  }
  return low;
}

/** How far a search may jump from a byte; 0 if it is the last byte of the needle and must be compared. */
interface Jumps {
  /** By byte, ignoring case. */
  readonly ofByte: Int32Array;
  /** The jump from the last byte of the needle if the other bytes did not match. */
  readonly ofLast: number;
}

function jumpsOf(needle: Uint8Array): Jumps {
  const { length } = needle;
  const folded = new Int32Array(256).fill(length);
  for (let position = 0; position < length - 1; position++) folded[needle[position]] = length - 1 - position;
  const ofLast = folded[needle[length - 1]];
  folded[needle[length - 1]] = 0;
  return { ofByte: Int32Array.from(foldedBytes, (byte) => folded[byte]), ofLast };
}

/** Returns where the needle begins in [from, to), or −1. The needle is not empty. */
function indexOfNeedle(
  bytes: Uint8Array,
  from: number,
  to: number,
  needle: Uint8Array,
  { ofByte, ofLast }: Jumps,
): number {
  const { length } = needle;
  let at = from + length - 1;
  while (at < to) {
    const jump = ofByte[bytes[at]];
    at += jump;
    if (jump !== 0) continue;
    if (isAt(bytes, at - length + 1, needle)) return at - length + 1;
    at += ofLast;
  }
  return -1;
}

function matchesEnd(
  bytes: Uint8Array,
  from: number,
  to: number,
  needle: Uint8Array,
  match: 'begins' | 'equals' | 'endsWord',
): boolean {
  if (to - from < needle.length || (match === 'equals' && to - from !== needle.length)) return false;
  const start = match === 'endsWord' ? to - needle.length : from;
  if (!isAt(bytes, start, needle)) return false;
  return match !== 'endsWord' || start === from || WORD_BREAKS.has(bytes[start - 1]);
}

function isAt(bytes: Uint8Array, start: number, needle: Uint8Array): boolean {
  for (let position = 0; position < needle.length; position++) {
    if (foldedBytes[bytes[start + position]] !== needle[position]) return false;
  }
  return true;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * The slow path for needles beyond ASCII, whose case only Unicode knows. Texts beyond ASCII are decoded and
 * not kept.
 */
function decodedMatches(strings: StringTable, text: number, needle: string, match: TextMatch): boolean {
  const { bytes, offsets } = strings.buffers;
  let at = offsets[text];
  const end = offsets[text + 1];
  while (at < end && bytes[at] < 0x80) at++;
  if (at === end) return false;
  return matchesText(decoder.decode(bytes.subarray(offsets[text], end)).toLowerCase(), needle, match);
}

/** Matches one text against a needle, both in lower case. */
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

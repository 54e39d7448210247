/** Reads values from outside as short texts that can stand on a line. */
import { startOfText } from '../../base/text/cutText.ts';
import { wellFormed } from '../../base/text/wellFormed.ts';
import type { KeyFamily } from '../keyFamily.ts';

/** Returns the text of a tag; undefined if there is none. */
export type ReadTag = (key: string) => string | undefined;

/** No part of a line is longer than this; most are much shorter. */
const MOST_CHARACTERS = 240;
/** A value may be a megabyte, and may begin with white space. */
const LOOKED_AT = 1000;

/** Returns the newest spelling's value that is not blank, on one line and at most 240 characters. */
export function readText(read: ReadTag, family: KeyFamily): string | undefined {
  for (const key of family) {
    const text = read(key);
    if (text === undefined) continue;
    const line = oneLine(text);
    if (line !== '') return line;
  }
  return undefined;
}

/** Returns the value if it is a finite number. */
export function readNumber(read: ReadTag, family: KeyFamily): number | undefined {
  const text = readText(read, family);
  const number = text === undefined ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : undefined;
}

/** Returns whether the value is `true`. */
export function readFlag(read: ReadTag, family: KeyFamily): boolean {
  return readText(read, family)?.toLowerCase() === 'true';
}

/** Returns the beginning of a statement or a text of several lines, as it is. */
export function readStart(read: ReadTag, family: KeyFamily): string | undefined {
  for (const key of family) {
    const text = read(key);
    if (text !== undefined && /\S/.test(startOfText(text, LOOKED_AT))) return startOfText(text, LOOKED_AT);
  }
  return undefined;
}

/** White space, and what cannot be seen: controls, marks of direction, spaces without a width. */
const UNSEEN = /[\s\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/gu;

/** Most texts are words of ASCII with single spaces. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

/** Puts the beginning of a text on one line: a single space for any white space or unseen character. */
export function oneLine(text: string): string {
  if (text.length <= MOST_CHARACTERS && PLAIN.test(text)) return text;
  const start = wellFormed(startOfText(text, LOOKED_AT)).replace(UNSEEN, ' ').trim();
  return startOfText(start, MOST_CHARACTERS).trimEnd();
}

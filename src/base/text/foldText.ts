/** Long texts stand folded: a few lines of them, and all of it on request, in pieces of which only those in sight are laid out. */
import { startOfText } from './cutText.ts';

/** Texts up to this many characters and lines stand open; longer ones are folded, to less, so that unfolding is worth it. */
const OPEN = { characters: 400, lines: 10 };
const FOLDED = { characters: 240, lines: 5 };

export function isLongText(text: string): boolean {
  return text.length > OPEN.characters || hasMoreLines(text, OPEN.lines);
}

/** The beginning of a folded text: a few lines, never half of a surrogate pair. */
export function foldedText(text: string): string {
  let end = Math.min(text.length, FOLDED.characters);
  let lines = 1;
  for (let position = 0; position < end; position++) {
    if (text.charCodeAt(position) !== 10) continue;
    lines++;
    if (lines > FOLDED.lines) end = position;
  }
  return startOfText(text, end);
}

function hasMoreLines(text: string, limit: number): boolean {
  let position = -1;
  for (let line = 0; line < limit; line++) {
    position = text.indexOf('\n', position + 1);
    if (position < 0) return false;
  }
  return true;
}

/** A browser lays out a piece in some milliseconds. */
const PIECE_CHARACTERS = 8_000;

export interface TextPiece {
  readonly text: string;
  /** It ends at a line break of the text, which is left out: the end of a block is one. */
  readonly lines: number;
}

/** The text in pieces, each a block of its own: they end at line breaks where there are any, else at blanks, else anywhere. */
export function splitText(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let from = 0;
  while (from < text.length) {
    const end = endOfPiece(text, from);
    const piece = text.slice(from, end);
    pieces.push({
      text: piece.endsWith('\n') && end < text.length ? piece.slice(0, -1) : piece,
      lines: countLines(piece),
    });
    from = end;
  }
  return pieces;
}

function endOfPiece(text: string, from: number): number {
  const most = from + PIECE_CHARACTERS;
  if (most >= text.length) return text.length;
  const least = from + PIECE_CHARACTERS / 2;
  for (const end of ['\n', ' ']) {
    const at = text.lastIndexOf(end, most - 1);
    if (at >= least) return at + 1;
  }
  return from + startOfText(text.slice(from, most + 1), PIECE_CHARACTERS).length;
}

/** Characters of a line, about: a place is kept for a piece that has not been laid out. */
const LINE_LENGTH = 60;

function countLines(text: string): number {
  let lines = 0;
  for (let from = 0; from < text.length; lines++) {
    const end = text.indexOf('\n', from);
    from = end < 0 || end - from > LINE_LENGTH ? from + LINE_LENGTH : end + 1;
  }
  return lines;
}

/** Words longer than this are broken anywhere, as if they were of Chinese letters. */
const WORD_CHARACTERS = 200;

/** Whether a text has a word so long that finding where to break it takes a browser much time. */
export function hasLongWord(text: string): boolean {
  let begin = 0;
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) <= 32) begin = at + 1;
    else if (at - begin >= WORD_CHARACTERS) return true;
  }
  return false;
}

/**
 * Folds long texts: a few lines are shown at first and everything on request, in pieces, of which only the
 * visible ones are laid out.
 */
import { startOfText } from './cutText.ts';

/**
 * Texts up to this many characters and lines are shown in full. Longer ones are folded to less than this, so
 * that unfolding is worth it.
 */
const OPEN = { characters: 400, lines: 10 };
const FOLDED = { characters: 240, lines: 5 };

export function isLongText(text: string): boolean {
  return text.length > OPEN.characters || hasMoreLines(text, OPEN.lines);
}

/** Returns the beginning of a folded text: a few lines, never half of a surrogate pair. */
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

/** A browser lays out a piece of this size in a few milliseconds. */
const PIECE_CHARACTERS = 8_000;

export interface TextPiece {
  readonly text: string;
  /** Without the line break at the end of the piece, because the end of a block is one. */
  readonly lines: number;
}

/**
 * Splits a text into pieces, each to be shown as a block. Pieces end at line breaks if there are any, else at
 * spaces, else anywhere.
 */
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

/**
 * The approximate number of characters in a line, used to reserve space for pieces that have not been laid
 * out.
 */
const LINE_LENGTH = 60;

function countLines(text: string): number {
  let lines = 0;
  for (let from = 0; from < text.length; lines++) {
    const end = text.indexOf('\n', from);
    from = end < 0 || end - from > LINE_LENGTH ? from + LINE_LENGTH : end + 1;
  }
  return lines;
}

/** Longer words are broken anywhere, as Chinese text is. */
const WORD_CHARACTERS = 200;

/** Returns whether a word is so long that the browser takes very long to find where to break it. */
export function hasLongWord(text: string): boolean {
  let begin = 0;
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) <= 32) begin = at + 1;
    else if (at - begin >= WORD_CHARACTERS) return true;
  }
  return false;
}

/** Finds the texts of a trace that pass a test. Each text is tested once, however many spans have it. */
import { compareDecimals, isDecimal } from '../../base/compareDecimals.ts';
import { compileTextPattern, PATTERN_FOUND, type TextPattern } from '../../base/text/textPattern.ts';
import type { Steps } from '../../base/time/slicedTask.ts';
import type { StringTable } from '../stringTable.ts';
import type { Comparison, TextTest } from './query.ts';
import { eachText, matchesText, matchStringsInSteps } from './searchTexts.ts';

/** A regular expression reads at most this many bytes of a text. */
const MOST_PATTERN_BYTES = 1 << 20;
/** How many steps of the automaton make one step of the work, and how many bytes it reads at once. */
const STEP_WORK = 100_000;
const PIECE_BYTES = 1 << 13;
/** Longer texts are not treated as numbers. */
const MOST_NUMBER_BYTES = 400;

/** Returns, by string index, 1 if the text passes. Results are undefined for texts that are not needed. */
export function* testTexts(strings: StringTable, test: TextTest, needed?: Uint8Array): Steps<Uint8Array> {
  if (test.kind === 'pattern') return yield* testPattern(strings, compile(test.source), needed);
  return yield* matchStringsInSteps(strings, test.text, test.kind, needed);
}

/**
 * Returns, by string index, 1 if the text is a number that satisfies the comparison (for `!=`: is not that
 * number).
 */
export function* compareTexts(
  strings: StringTable,
  comparison: Comparison,
  number: string,
  needed: Uint8Array,
): Steps<Uint8Array> {
  const hits = new Uint8Array(strings.size);
  const { bytes, offsets } = strings.buffers;
  const decoder = new TextDecoder();
  yield* eachText(strings, needed, strings.size, (index) => {
    const from = offsets[index];
    const to = offsets[index + 1];
    const text = to - from > MOST_NUMBER_BYTES ? '' : decoder.decode(bytes.subarray(from, to));
    const isHit = isDecimal(text) ? compares(compareDecimals(text, number), comparison) : comparison === '!=';
    if (isHit) hits[index] = 1;
  });
  return hits;
}

/** Returns whether a comparison holds, given the sign of `a − b`. */
export function compares(difference: number, comparison: Comparison): boolean {
  switch (comparison) {
    case '<':
      return difference < 0;
    case '<=':
      return difference <= 0;
    case '>':
      return difference > 0;
    case '>=':
      return difference >= 0;
    case '=':
      return difference === 0;
    case '!=':
      return difference !== 0;
  }
}

function* testPattern(strings: StringTable, pattern: TextPattern, given?: Uint8Array): Steps<Uint8Array> {
  // The automaton takes more than ten times as long per byte, so the required word is searched for first.
  const { word } = pattern;
  const needed = word === '' ? given : yield* matchStringsInSteps(strings, word, 'holds', given);
  const hits = new Uint8Array(strings.size);
  const { bytes, offsets } = strings.buffers;
  let limit = pattern.work + STEP_WORK;
  for (let text = nextNeeded(needed, 0); text < hits.length; text = nextNeeded(needed, text + 1)) {
    const end = charEnd(
      bytes,
      Math.min(offsets[text + 1], offsets[text] + MOST_PATTERN_BYTES),
      offsets[text + 1],
    );
    let state = pattern.begin;
    for (let from = offsets[text]; from < end && state !== PATTERN_FOUND; ) {
      const to = charEnd(bytes, Math.min(end, from + PIECE_BYTES), end);
      state = pattern.read(state, bytes, from, to);
      from = to;
      if (pattern.work > limit) {
        limit = pattern.work + STEP_WORK;
        yield;
      }
    }
    pattern.work += 8; // short texts have a cost, too
    if (pattern.endsFound(state)) hits[text] = 1;
  }
  return hits;
}

/** Returns the next needed text at or after `text`, or the number of texts if there is none. */
function nextNeeded(needed: Uint8Array | undefined, text: number): number {
  if (needed === undefined || needed[text] === 1) return text;
  const next = needed.indexOf(1, text);
  return next === -1 ? needed.length : next;
}

/** Returns the first byte at or after `at` that begins a character. */
function charEnd(bytes: Uint8Array, at: number, end: number): number {
  let to = at;
  while (to < end && (bytes[to] & 0xc0) === 0x80) to++;
  return to;
}

/** The patterns in a parsed query are always valid. */
function compile(source: string): TextPattern {
  const pattern = compileTextPattern(source);
  if (!pattern.ok) throw new Error(`No regular expression: ${source}`);
  return pattern.value;
}

/** Returns which of a few texts pass. */
export function testFew(texts: readonly string[], test: TextTest): boolean[] {
  if (test.kind !== 'pattern')
    return texts.map((text) => matchesText(text.toLowerCase(), test.text, test.kind));
  const pattern = compile(test.source);
  const encoder = new TextEncoder();
  return texts.map((text) => pattern.test(encoder.encode(text)));
}

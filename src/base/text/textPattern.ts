/**
 * Matches a regular expression against UTF-8 bytes, in time that is linear in their number for every
 * expression. An automaton follows all alternatives at once and caches the sets of states it meets (Thompson
 * 1968, doi:10.1145/363347.363387; Rabin and Scott 1959, doi:10.1147/rd.32.0114). A browser's engine tries
 * one alternative after another and may need years.
 */

import { err, ok, type Result } from '../result.ts';
import { requiredWord } from './requiredWord.ts';
import {
  type PatternAssertion,
  type PatternError,
  type PatternNode,
  parseTextPattern,
  wordRanges,
} from './textPatternParse.ts';

/** A state of the search. Only the pattern that returned it can continue from it. */
export type PatternState = number;

const UNKNOWN = -1;
/** The text matches, whatever follows. */
export const PATTERN_FOUND: PatternState = 0;
const FIRST_STATE = 1;

/** The most nodes an automaton may have; larger expressions are refused. */
const MOST_NODES = 2000;
/** The most sets of states to cache; beyond this, the cache starts again. */
const MOST_STATES = 4000;

/** A node: a set of characters leads on, a fork leads two ways, an assertion leads on if it holds. */
type Node =
  | { readonly kind: 'set'; readonly classes: Uint8Array; readonly next: number }
  | { readonly kind: 'fork'; readonly next: number; readonly other: number }
  | { readonly kind: 'assert'; readonly what: PatternAssertion; readonly next: number }
  | { readonly kind: 'found' };

interface Context {
  readonly isAtStart: boolean;
  readonly isAfterWord: boolean;
}

/** Returns a pattern for this source, or what is wrong with it. */
export function compileTextPattern(source: string): Result<TextPattern, PatternError> {
  const parsed = parseTextPattern(source);
  if (!parsed.ok) return parsed;
  const size = countNodes(parsed.value);
  if (size > MOST_NODES) {
    return err({
      message: 'it is too large, because its repetitions multiply',
      from: 0,
      length: source.length,
    });
  }
  return ok(new TextPattern(parsed.value));
}

export class TextPattern {
  /** Every matching text contains this word, in any ASCII case; '' if none is known. */
  readonly word: string;
  /** The state before the first character. */
  readonly begin: PatternState;
  /** Steps of the automaton so far, at about 10 ns each, so that long work can be interrupted. */
  work = 0;

  readonly #classes: CharacterClasses;
  readonly #nodes: Node[] = [{ kind: 'found' }];
  readonly #first: number;
  /** Whether word boundaries matter. States differ by them only if they do. */
  readonly #asksForWords: boolean;
  /** [state × classes + class] → state. The last class is the end of the text. */
  #moves: Int32Array;
  readonly #width: number;
  #sets: (readonly number[])[] = [];
  #contexts: Context[] = [];
  readonly #stateOfKey = new Map<string, PatternState>();
  /** For each node, the number of the last walk that reached it. */
  #met: Uint32Array;
  #walk = 0;

  constructor(pattern: PatternNode) {
    this.word = requiredWord(pattern);
    this.#classes = new CharacterClasses(pattern);
    this.#width = this.#classes.count + 1;
    this.#moves = new Int32Array(64 * this.#width).fill(UNKNOWN);
    this.#first = this.#build(pattern, 0);
    this.#met = new Uint32Array(this.#nodes.length);
    this.#asksForWords = this.#nodes.some(
      (node) => node.kind === 'assert' && (node.what === 'wordEdge' || node.what === 'noWordEdge'),
    );
    this.begin = this.#stateOf([this.#first], { isAtStart: true, isAfterWord: false });
  }

  /** Returns whether the text of these bytes matches. */
  test(bytes: Uint8Array, from = 0, to = bytes.length): boolean {
    return this.endsFound(this.read(this.begin, bytes, from, to));
  }

  /** Continues from a state; a piece may end between any two characters. */
  read(state: PatternState, bytes: Uint8Array, from: number, to: number): PatternState {
    const { ascii } = this.#classes;
    const width = this.#width;
    let moves = this.#moves;
    let current = state;
    let at = from;
    while (at < to && current !== PATTERN_FOUND) {
      const byte = bytes[at];
      let character: number;
      if (byte < 0x80) {
        character = ascii[byte];
        at++;
      } else {
        const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
        character = this.#classes.of(decodeCode(bytes, at, length));
        at += length;
      }
      const next = moves[current * width + character];
      if (next === UNKNOWN) {
        current = this.#move(current, character);
        moves = this.#moves;
      } else if (next === current) {
        // Most characters lead back to the same state; skipping them is twice as fast as following them.
        const row = current * width;
        while (at < to && bytes[at] < 0x80 && moves[row + ascii[bytes[at]]] === current) at++;
      } else current = next;
    }
    this.work += at - from;
    return current;
  }

  /** Returns whether a text that ends in this state matches. */
  endsFound(state: PatternState): boolean {
    if (state === PATTERN_FOUND) return true;
    const end = this.#classes.count;
    const known = this.#moves[state * this.#width + end];
    return (known === UNKNOWN ? this.#move(state, end) : known) === PATTERN_FOUND;
  }

  /** Returns the state after a character (or the end), and caches it. */
  #move(state: PatternState, character: number): PatternState {
    const isEnd = character === this.#classes.count;
    const { isAtStart, isAfterWord } = this.#contexts[state];
    const isBeforeWord = this.#asksForWords && !isEnd && this.#classes.isWord(character);
    const holds: Readonly<Record<PatternAssertion, boolean>> = {
      start: isAtStart,
      end: isEnd,
      wordEdge: isAfterWord !== isBeforeWord,
      noWordEdge: isAfterWord === isBeforeWord,
    };
    const targets = this.#follow(this.#sets[state], character, holds);
    let next: PatternState;
    if (targets === undefined) next = PATTERN_FOUND;
    else {
      if (!targets.includes(this.#first)) targets.push(this.#first);
      const isFull = this.#sets.length >= MOST_STATES;
      if (isFull) this.#forget();
      next = this.#stateOf(targets, { isAtStart: false, isAfterWord: isBeforeWord });
      if (isFull) return next;
    }
    this.#moves[state * this.#width + character] = next;
    return next;
  }

  /**
   * Returns the nodes that the character leads to from a set of nodes, or undefined if the end of the pattern
   * is reached first.
   */
  #follow(
    set: readonly number[],
    character: number,
    holds: Readonly<Record<PatternAssertion, boolean>>,
  ): number[] | undefined {
    const walk = ++this.#walk;
    const targets = new Set<number>();
    const open = [...set];
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
      if (this.#met[index] === walk) continue;
      this.#met[index] = walk;
      this.work++;
      const node = this.#nodes[index];
      if (node.kind === 'found') return undefined;
      if (node.kind === 'fork') open.push(node.next, node.other);
      else if (node.kind === 'set') {
        if (node.classes[character] === 1) targets.add(node.next);
      } else if (holds[node.what]) open.push(node.next);
    }
    return [...targets];
  }

  #stateOf(nodes: number[], context: Context): PatternState {
    nodes.sort((a, b) => a - b);
    this.work += 10 * nodes.length;
    const key = `${nodes.join(' ')}${context.isAtStart ? '^' : ''}${context.isAfterWord ? 'w' : ''}`;
    const known = this.#stateOfKey.get(key);
    if (known !== undefined) return known;
    // Number 0 is PATTERN_FOUND, which is not a set.
    if (this.#sets.length === 0) this.#addSet([], context);
    const state = this.#addSet(nodes, context);
    this.#stateOfKey.set(key, state);
    return state;
  }

  #addSet(nodes: readonly number[], context: Context): PatternState {
    const state = this.#sets.push(nodes) - 1;
    this.#contexts.push(context);
    const needed = (state + 1) * this.#width;
    if (needed > this.#moves.length) {
      const larger = new Int32Array(needed * 2).fill(UNKNOWN);
      larger.set(this.#moves);
      this.#moves = larger;
    }
    return state;
  }

  /** Drops every cached state except the initial one. */
  #forget(): void {
    const kept = FIRST_STATE + 1;
    this.#sets = this.#sets.slice(0, kept);
    this.#contexts = this.#contexts.slice(0, kept);
    this.#moves.fill(UNKNOWN);
    this.#stateOfKey.clear();
    this.#stateOfKey.set(`${this.#sets[FIRST_STATE].join(' ')}^`, FIRST_STATE);
  }

  /** Adds nodes for a part of the pattern that lead to `next`; returns the first of them. */
  #build(part: PatternNode, next: number): number {
    switch (part.kind) {
      case 'empty':
        return next;
      case 'set':
        return this.#add({ kind: 'set', classes: this.#classes.in(part.ranges), next });
      case 'assert':
        return this.#add({ kind: 'assert', what: part.what, next });
      case 'sequence':
        return part.parts.reduceRight((after, inner) => this.#build(inner, after), next);
      case 'choice':
        return part.parts
          .map((inner) => this.#build(inner, next))
          .reduceRight((other, first) => this.#add({ kind: 'fork', next: first, other }));
      case 'repeat': {
        let after = next;
        if (part.most === undefined) {
          const loop = this.#add({ kind: 'found' });
          this.#nodes[loop] = { kind: 'fork', next: this.#build(part.part, loop), other: next };
          after = loop;
        } else {
          for (let count = part.least; count < part.most; count++) {
            after = this.#add({ kind: 'fork', next: this.#build(part.part, after), other: next });
          }
        }
        for (let count = 0; count < part.least; count++) after = this.#build(part.part, after);
        return after;
      }
    }
  }

  #add(node: Node): number {
    return this.#nodes.push(node) - 1;
  }
}

/** Characters that no part of a pattern distinguishes share a class. */
class CharacterClasses {
  readonly count: number;
  /** The class of each code point below 128. */
  readonly ascii: Uint8Array;
  /** Class k holds the code points from borders[k] to the next border. */
  readonly #borders: Int32Array;
  readonly #isWord: boolean[];

  constructor(pattern: PatternNode) {
    const borders = new Set([0]);
    for (const ranges of [wordRanges, ...setsOf(pattern)]) {
      for (const [first, last] of ranges) borders.add(first).add(last + 1);
    }
    this.#borders = Int32Array.from(borders).sort();
    this.count = this.#borders.length;
    this.ascii = Uint8Array.from({ length: 128 }, (_, code) => this.of(code));
    this.#isWord = Array.from(this.#borders, (code) => isIn(wordRanges, code));
  }

  of(code: number): number {
    let low = 0;
    let high = this.#borders.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (this.#borders[middle] <= code) low = middle;
      else high = middle;
    }
    return low;
  }

  isWord(character: number): boolean {
    return this.#isWord[character];
  }

  /** For each class, 1 if it is in the set. The end of the text is in none. */
  in(ranges: readonly (readonly [number, number])[]): Uint8Array {
    const classes = new Uint8Array(this.count + 1);
    for (const [first, last] of ranges) classes.fill(1, this.of(first), this.of(last) + 1);
    return classes;
  }
}

function isIn(ranges: readonly (readonly [number, number])[], code: number): boolean {
  return ranges.some(([first, last]) => code >= first && code <= last);
}

function setsOf(part: PatternNode): (readonly (readonly [number, number])[])[] {
  switch (part.kind) {
    case 'set':
      return [part.ranges];
    case 'sequence':
    case 'choice':
      return part.parts.flatMap(setsOf);
    case 'repeat':
      return setsOf(part.part);
    default:
      return [];
  }
}

/** Counts the nodes a part expands to; counted repetitions multiply them. */
function countNodes(part: PatternNode): number {
  switch (part.kind) {
    case 'empty':
      return 0;
    case 'sequence':
    case 'choice':
      return part.parts.reduce((sum, inner) => sum + countNodes(inner) + 1, 0);
    case 'repeat':
      return (countNodes(part.part) + 1) * Math.max(1, part.least + 1, part.most ?? 0);
    default:
      return 1;
  }
}

/** Returns the code point whose bytes begin here; the bytes are well-formed. */
function decodeCode(bytes: Uint8Array, at: number, length: number): number {
  if (length === 2) return ((bytes[at] & 0x1f) << 6) | (bytes[at + 1] & 0x3f);
  if (length === 3)
    return ((bytes[at] & 0x0f) << 12) | ((bytes[at + 1] & 0x3f) << 6) | (bytes[at + 2] & 0x3f);
  return (
    ((bytes[at] & 0x07) << 18) |
    ((bytes[at + 1] & 0x3f) << 12) |
    ((bytes[at + 2] & 0x3f) << 6) |
    (bytes[at + 3] & 0x3f)
  );
}

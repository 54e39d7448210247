/**
 * Parses the regular expressions that an automaton can follow in linear time: JavaScript's syntax without
 * lookaround and backreferences. Case is ignored.
 */

import { err, ok, type Result } from '../result.ts';
import { type CodeRange, type CodeRanges, ignoreCase, invertRanges, normalizeRanges } from './codeRanges.ts';

export type PatternNode =
  | { readonly kind: 'empty' }
  | { readonly kind: 'set'; readonly ranges: CodeRanges }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly PatternNode[] }
  /** `most` is undefined if there is no upper limit. */
  | {
      readonly kind: 'repeat';
      readonly part: PatternNode;
      readonly least: number;
      readonly most: number | undefined;
    }
  | { readonly kind: 'assert'; readonly what: PatternAssertion };

export type PatternAssertion = 'start' | 'end' | 'wordEdge' | 'noWordEdge';

export interface PatternError {
  /** What is wrong, to be shown after a colon, without a full stop. */
  readonly message: string;
  /** The position in the source. */
  readonly from: number;
  readonly length: number;
}

export const wordRanges: CodeRanges = [
  [48, 57],
  [65, 90],
  [95, 95],
  [97, 122],
];
const digitRanges: CodeRanges = [[48, 57]];
const blankRanges: CodeRanges = [
  [9, 13],
  [32, 32],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];
const newlineRanges: CodeRanges = [
  [10, 10],
  [13, 13],
  [0x2028, 0x2029],
];
const classEscapes: Readonly<Record<string, CodeRanges>> = {
  d: digitRanges,
  D: invertRanges(digitRanges),
  w: wordRanges,
  W: invertRanges(wordRanges),
  s: blankRanges,
  S: invertRanges(blankRanges),
};
const controlEscapes: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, f: 12, v: 11, 0: 0 };

/** Limits for nested groups and for counted repetitions. */
const MOST_DEPTH = 100;
const MOST_REPEATS = 1000;

export function parseTextPattern(source: string): Result<PatternNode, PatternError> {
  try {
    return ok(new Reader(source).readAll());
  } catch (reason) {
    if (reason instanceof PatternFault) return err(reason.fault);
    throw reason;
  }
}

/** Unwinds the parser from any depth; never leaves this file. */
class PatternFault extends Error {
  readonly fault: PatternError;
  constructor(fault: PatternError) {
    super(fault.message);
    this.fault = fault;
  }
}

class Reader {
  readonly #source: string;
  #at = 0;
  #depth = 0;

  constructor(source: string) {
    this.#source = source;
  }

  readAll(): PatternNode {
    const node = this.#readChoice();
    if (this.#at < this.#source.length) this.#fail('this “)” closes nothing', this.#at, 1);
    return node;
  }

  #readChoice(): PatternNode {
    const parts = [this.#readSequence()];
    while (this.#take('|')) parts.push(this.#readSequence());
    return parts.length === 1 ? parts[0] : { kind: 'choice', parts };
  }

  #readSequence(): PatternNode {
    const parts: PatternNode[] = [];
    while (this.#at < this.#source.length && !'|)'.includes(this.#source[this.#at])) {
      parts.push(this.#readRepeat());
    }
    if (parts.length === 0) return { kind: 'empty' };
    return parts.length === 1 ? parts[0] : { kind: 'sequence', parts };
  }

  #readRepeat(): PatternNode {
    const isGroup = this.#source[this.#at] === '(';
    const part = this.#readPart();
    const from = this.#at;
    const bounds = this.#readBounds();
    if (bounds === undefined) return part;
    const length = this.#at - from;
    if (part.kind === 'assert' && !isGroup) this.#fail('an anchor cannot be repeated', from, length);
    if (bounds.most !== undefined && bounds.most < bounds.least) {
      this.#fail('the second number is less than the first', from, length);
    }
    if (Math.max(bounds.least, bounds.most ?? 0) > MOST_REPEATS) {
      this.#fail(`nothing can be repeated more than ${MOST_REPEATS} times`, from, length);
    }
    this.#take('?');
    const next = this.#at;
    if (this.#readBounds() !== undefined) {
      this.#fail('a repetition cannot be repeated', next, this.#at - next);
    }
    return { kind: 'repeat', part, ...bounds };
  }

  #readBounds(): { least: number; most: number | undefined } | undefined {
    if (this.#take('*')) return { least: 0, most: undefined };
    if (this.#take('+')) return { least: 1, most: undefined };
    if (this.#take('?')) return { least: 0, most: 1 };
    const counted = /\{(\d+)(?:(,)(\d*))?\}/y;
    counted.lastIndex = this.#at;
    const match = counted.exec(this.#source);
    if (match === null) return undefined;
    this.#at = counted.lastIndex;
    const least = Number(match[1]);
    if (match[2] === undefined) return { least, most: least };
    return { least, most: match[3] === '' ? undefined : Number(match[3]) };
  }

  #readPart(): PatternNode {
    const from = this.#at;
    const sign = this.#next();
    switch (sign) {
      case '(':
        return this.#readGroup(from);
      case '[':
        return { kind: 'set', ranges: this.#readSet(from) };
      case '.':
        return { kind: 'set', ranges: invertRanges(newlineRanges) };
      case '^':
        return { kind: 'assert', what: 'start' };
      case '$':
        return { kind: 'assert', what: 'end' };
      case '\\':
        if (this.#take('b')) return { kind: 'assert', what: 'wordEdge' };
        if (this.#take('B')) return { kind: 'assert', what: 'noWordEdge' };
        return { kind: 'set', ranges: ignoreCase(this.#readEscape(from)) };
      case '*':
      case '+':
      case '?':
        return this.#fail(`there is nothing before “${sign}” that could be repeated`, from, 1);
      default:
        return { kind: 'set', ranges: ignoreCase(single(sign)) };
    }
  }

  #readGroup(from: number): PatternNode {
    if (this.#source.startsWith('?i)', this.#at)) {
      this.#at += 3; // case is ignored anyway
      return { kind: 'empty' };
    }
    if (this.#take('?')) {
      const name = /:|<[\p{L}_$][\p{L}\p{N}_$]*>/uy;
      name.lastIndex = this.#at;
      if (!name.test(this.#source)) {
        this.#fail('groups that look ahead or behind are not supported', from, this.#at - from + 1);
      }
      this.#at = name.lastIndex;
    }
    if (++this.#depth > MOST_DEPTH) this.#fail('its groups are nested too deeply', from, 1);
    const node = this.#readChoice();
    this.#depth--;
    if (!this.#take(')')) this.#fail('the group that begins here has no “)”', from, 1);
    return node;
  }

  #readSet(from: number): CodeRanges {
    const isInverted = this.#take('^');
    const ranges: CodeRange[] = [];
    while (!this.#take(']')) {
      if (this.#at >= this.#source.length) this.#fail('the set that begins here has no “]”', from, 1);
      const first = this.#at;
      const low = this.#readSetMember();
      const isRange = this.#source[this.#at] === '-' && !['', ']'].includes(this.#source[this.#at + 1] ?? '');
      if (!isRange) {
        ranges.push(...low);
        continue;
      }
      this.#at++;
      const high = this.#readSetMember();
      const isOrdered = isSingle(low) && isSingle(high) && low[0][0] <= high[0][0];
      if (!isOrdered)
        this.#fail('this is not a range from one character to a later one', first, this.#at - first);
      ranges.push([low[0][0], high[0][0]]);
    }
    const folded = ignoreCase(normalizeRanges(ranges));
    return isInverted ? invertRanges(folded) : folded;
  }

  #readSetMember(): CodeRanges {
    const from = this.#at;
    const sign = this.#next();
    if (sign !== '\\') return single(sign);
    return this.#take('b') ? [[8, 8]] : this.#readEscape(from);
  }

  /** Reads what follows a backslash and stands for a set or a character. */
  #readEscape(from: number): CodeRanges {
    if (this.#at >= this.#source.length) this.#fail('nothing follows the backslash at the end', from, 1);
    const code = /x([\da-f]{2})|u([\da-f]{4})|u\{([\da-f]{1,6})\}/iy;
    code.lastIndex = this.#at;
    const hex = code.exec(this.#source);
    if (hex !== null) {
      const value = Number.parseInt(hex[1] ?? hex[2] ?? hex[3], 16);
      this.#at = code.lastIndex;
      if (value > 0x10ffff) this.#fail('there is no such character', from, this.#at - from);
      return [[value, value]];
    }
    const sign = this.#next();
    const known = classEscapes[sign];
    if (known !== undefined) return known;
    const control = controlEscapes[sign];
    if (control !== undefined && !(sign === '0' && /\d/.test(this.#source[this.#at] ?? ''))) {
      return [[control, control]];
    }
    if (/[1-9k]/.test(sign)) this.#fail('references to groups are not supported', from, 2);
    if (/[\p{L}\p{N}]/u.test(sign)) this.#fail(`“\\${sign}” has no meaning here`, from, 2);
    return single(sign);
  }

  #next(): string {
    const code = this.#source.codePointAt(this.#at) ?? 0;
    const sign = String.fromCodePoint(code);
    this.#at += sign.length;
    return sign;
  }

  #take(sign: string): boolean {
    if (this.#source[this.#at] !== sign) return false;
    this.#at++;
    return true;
  }

  #fail(message: string, from: number, length: number): never {
    throw new PatternFault({ message, from, length });
  }
}

function single(sign: string): CodeRanges {
  const code = sign.codePointAt(0) ?? 0;
  return [[code, code]];
}

function isSingle(ranges: CodeRanges): boolean {
  return ranges.length === 1 && ranges[0][0] === ranges[0][1];
}

/**
 * Finds a word that every match of a regular expression contains. Texts without it need not be read by the
 * automaton.
 */
import type { CodeRanges } from './codeRanges.ts';
import type { PatternNode } from './textPatternParse.ts';

/** Returns the longest such word, in lower-case ASCII; '' if there is none. */
export function requiredWord(pattern: PatternNode): string {
  const words = new RequiredWords();
  words.read(pattern);
  return words.longest;
}

class RequiredWords {
  longest = '';
  /** Letters directly before whatever is read next. */
  #run = '';

  read(node: PatternNode): void {
    switch (node.kind) {
      case 'empty':
      case 'assert':
        return; // matches nothing, so the parts around it are adjacent
      case 'set': {
        const letter = letterOf(node.ranges);
        this.#run = letter === undefined ? '' : this.#run + letter;
        if (this.#run.length > this.longest.length) this.longest = this.#run;
        return;
      }
      case 'sequence':
        for (const part of node.parts) this.read(part);
        return;
      case 'choice':
        this.#run = '';
        return;
      case 'repeat':
        this.#run = '';
        if (node.least > 0) this.read(node.part);
        this.#run = '';
    }
  }
}

/**
 * Returns the one character of a set, or the small letter if the set is a letter in both cases; otherwise
 * undefined.
 */
function letterOf(ranges: CodeRanges): string | undefined {
  const codes = ranges.flatMap(([first, last]) => (first === last ? [first] : [first, last, -1]));
  const letters = new Set(codes.map((code) => (code >= 0 && code < 0x80 ? String.fromCharCode(code) : '')));
  const folded = new Set([...letters].map((letter) => letter.toLowerCase()));
  const [letter] = folded;
  return folded.size === 1 && letter !== '' ? letter : undefined;
}

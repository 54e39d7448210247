/** A word without which a regular expression is not found: texts that do not have it need not be read by the automaton. */
import type { CodeRanges } from './codeRanges.ts';
import type { PatternNode } from './textPatternParse.ts';

/** The longest such word, in small letters of ASCII; '' where there is none. */
export function requiredWord(pattern: PatternNode): string {
  const words = new RequiredWords();
  words.read(pattern);
  return words.longest;
}

class RequiredWords {
  longest = '';
  /** Letters that stand right before what is read next. */
  #run = '';

  read(node: PatternNode): void {
    switch (node.kind) {
      case 'empty':
      case 'assert':
        return; // takes no room: what stands around it is adjacent
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

/** The one character of a set, or the small letter where it holds a letter in both cases; undefined where it holds others. */
function letterOf(ranges: CodeRanges): string | undefined {
  const codes = ranges.flatMap(([first, last]) => (first === last ? [first] : [first, last, -1]));
  const letters = new Set(codes.map((code) => (code >= 0 && code < 0x80 ? String.fromCharCode(code) : '')));
  const folded = new Set([...letters].map((letter) => letter.toLowerCase()));
  const [letter] = folded;
  return folded.size === 1 && letter !== '' ? letter : undefined;
}

/**
 * Reads texts and numbers of JSON bytes as indexes of a trace's texts. A text is usually the same as in an
 * earlier span at the same place. Comparing bytes with that one guess is faster than hashing, and a hash is
 * faster than a string.
 */
import type { StringTableBuilder } from '../../model/build/stringTableBuilder.ts';
import { NONE } from '../../model/trace.ts';
import { type JsonBytes, QUOTE } from '../json/jsonBytes.ts';
import { formatNumber } from '../json/typedText.ts';

export class ByteTexts {
  readonly #json: JsonBytes;
  readonly #strings: StringTableBuilder;

  constructor(json: JsonBytes, strings: StringTableBuilder) {
    this.#json = json;
    this.#strings = strings;
  }

  /** Reads a text; NONE if there is none. */
  read(): number {
    return this.#json.readText() ? this.internText() : NONE;
  }

  /** Same as `read`, for a text that is probably the one remembered at `place`. Remembers the result. */
  readAs(guesses: Guesses, place: number): number {
    const guess = this.takeGuess(guesses, place);
    if (guess !== NONE) return guess;
    const index = this.read();
    // The bytes of a text with escapes differ from those in the JSON, so it cannot serve as a guess.
    if (index !== NONE && this.#json.isTextPlain) guesses.set(place, index);
    return index;
  }

  /** Reads the text remembered at `place` if it comes next; else NONE. */
  takeGuess(guesses: Guesses, place: number): number {
    const json = this.#json;
    const guess = guesses.at(place);
    if (guess === NONE || json.peek() !== QUOTE) return NONE;
    const from = json.position + 1;
    const to = from + this.#strings.byteLength(guess);
    if (json.at(to) !== QUOTE || !this.#strings.isAt(guess, json.view, from)) return NONE;
    json.position = to + 1;
    return guess;
  }

  /** Interns the last text. */
  internText(): number {
    const { textView, textFrom, textTo, textHash } = this.#json;
    return this.#strings.internBytes(textView, textFrom, textTo, textHash);
  }

  isEmpty(index: number): boolean {
    return index !== NONE && this.#strings.byteLength(index) === 0;
  }

  /** Interns the last number, in the model's form. */
  internNumber(): number {
    const json = this.#json;
    if (!json.isNumberCanonical) return this.#strings.intern(formatNumber(json.number));
    return this.#strings.internRange(json.view, json.numberFrom, json.position);
  }
}

const MAX_PLACES = 65_536;

/**
 * Remembers the last text at each numbered place, such as after a key, by the key's index; NONE if unknown.
 */
export class Guesses {
  #values = new Int32Array(64).fill(NONE);

  at(place: number): number {
    return place >= 0 && place < this.#values.length ? this.#values[place] : NONE;
  }

  set(place: number, value: number): void {
    if (place < 0 || place >= MAX_PLACES) return;
    if (place >= this.#values.length) {
      const larger = new Int32Array(Math.max(this.#values.length * 2, place + 1)).fill(NONE);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[place] = value;
  }
}

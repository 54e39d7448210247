/**
 * Texts and numbers of JSON bytes as indexes of a trace's texts. Mostly a text is what stood there in an earlier span:
 * comparing bytes with that one guess is quicker than hashing, and a hash is quicker than a string.
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

  /** Reads a text; NONE where none stands here. */
  read(): number {
    return this.#json.readText() ? this.internText() : NONE;
  }

  /** As `read`, where it is probably the text that is noted at `place`; notes what it was. */
  readAs(guesses: Guesses, place: number): number {
    const guess = this.takeGuess(guesses, place);
    if (guess !== NONE) return guess;
    const index = this.read();
    // The bytes of a text with escapes are not those of the JSON: it is no guess.
    if (index !== NONE && this.#json.isTextPlain) guesses.set(place, index);
    return index;
  }

  /** Reads the text that is noted at `place` if it stands here; else NONE. */
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

  /** The text that was just read. */
  internText(): number {
    const { textView, textFrom, textTo, textHash } = this.#json;
    return this.#strings.internBytes(textView, textFrom, textTo, textHash);
  }

  isEmpty(index: number): boolean {
    return index !== NONE && this.#strings.byteLength(index) === 0;
  }

  /** The text of the number that was just read, as the model has it. */
  internNumber(): number {
    const json = this.#json;
    if (!json.isNumberCanonical) return this.#strings.intern(formatNumber(json.number));
    return this.#strings.internRange(json.view, json.numberFrom, json.position);
  }
}

const MAX_PLACES = 65_536;

/** What stood last at places that are numbered, as behind a key by the key's index; NONE where that is not known. */
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

/** The names of an object's fields as bytes, by number. */
import { areSameBytes } from '../../base/text/textHash.ts';

/** What stands beside the numbers of names: before the first field, behind the last one, no JSON, another name. */
export const START = -1;
export const END = -2;
export const BROKEN = -3;
export const UNKNOWN = -4;

const UNDERSCORE = 95;

/** Guesses the one that came next the last time: writers keep their order. */
export class FieldNames {
  /** `"name":` of each, and its length. */
  readonly #views: readonly DataView[];
  readonly #lengths: Int32Array;
  /** By the number of the field before, one further: what came next. */
  readonly #guesses: Int32Array;

  readonly #isCamelCase: boolean;

  constructor(names: readonly string[], isCamelCase = false) {
    this.#isCamelCase = isCamelCase;
    this.#views = names.map((name) => new DataView(new TextEncoder().encode(`"${name}":`).buffer));
    this.#lengths = Int32Array.from(this.#views, ({ byteLength }) => byteLength);
    this.#guesses = Int32Array.from({ length: names.length + 1 }, (_, before) => before);
  }

  /** Of `"name":`. */
  byteLength(field: number): number {
    return this.#lengths[field];
  }

  /** The number of the name that stands at `at`, before `end`, with its quotes and colon and nothing between; else UNKNOWN. */
  matchAt(view: DataView, end: number, at: number, last: number): number {
    const place = last >= START ? last + 1 : 0;
    const guess = this.#guesses[place];
    if (guess < this.#lengths.length && at + this.#lengths[guess] <= end) {
      // As `areSameBytes`, written out: it runs for every field of every span.
      const name = this.#views[guess];
      const lastWord = this.#lengths[guess] - 4;
      let offset = 0;
      while (offset < lastWord && name.getInt32(offset, true) === view.getInt32(at + offset, true))
        offset += 4;
      const isSame =
        offset >= lastWord && name.getInt32(lastWord, true) === view.getInt32(at + lastWord, true);
      if (isSame) return guess;
    }
    for (let field = 0; field < this.#views.length; field++) {
      if (!this.#isAt(field, view, end, at)) continue;
      this.#guesses[place] = field;
      return field;
    }
    return UNKNOWN;
  }

  /**
   * The number of the name whose letters are these bytes; else UNKNOWN. BROKEN for a name with an underscore where
   * `isCamelCase`: then it may be one of these in another spelling.
   */
  find(view: DataView, from: number, to: number): number {
    for (let field = 0; field < this.#views.length; field++) {
      const length = this.#lengths[field] - 3;
      if (length === to - from && areSameBytes(this.#views[field], 1, view, from, length)) return field;
    }
    for (let position = from; this.#isCamelCase && position < to; position++) {
      if (view.getUint8(position) === UNDERSCORE) return BROKEN;
    }
    return UNKNOWN;
  }

  #isAt(field: number, view: DataView, end: number, at: number): boolean {
    const length = this.#lengths[field];
    return at + length <= end && areSameBytes(this.#views[field], 0, view, at, length);
  }
}

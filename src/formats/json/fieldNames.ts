/** The names of an object's fields as bytes, by number. */
import { areSameBytes } from '../../base/text/textHash.ts';

/**
 * Values besides the numbers of names: before the first field, after the last one, not JSON, another name.
 */
export const START = -1;
export const END = -2;
export const BROKEN = -3;
export const UNKNOWN = -4;

const UNDERSCORE = 95;

/** Guesses the field that came next last time, because writers keep their order. */
export class FieldNames {
  /** `"name":` for each name, and its length. */
  readonly #views: readonly DataView[];
  readonly #lengths: Int32Array;
  /** By the number of the previous field, plus one: the field that came next. */
  readonly #guesses: Int32Array;

  readonly #isCamelCase: boolean;

  constructor(names: readonly string[], isCamelCase = false) {
    this.#isCamelCase = isCamelCase;
    this.#views = names.map((name) => new DataView(new TextEncoder().encode(`"${name}":`).buffer));
    this.#lengths = Int32Array.from(this.#views, ({ byteLength }) => byteLength);
    this.#guesses = Int32Array.from({ length: names.length + 1 }, (_, before) => before);
  }

  /** The length of `"name":`. */
  byteLength(field: number): number {
    return this.#lengths[field];
  }

  /**
   * Returns the number of the name at `at`, before `end`, including its quotes and colon without whitespace;
   * else UNKNOWN.
   */
  matchAt(view: DataView, end: number, at: number, last: number): number {
    const place = last >= START ? last + 1 : 0;
    const guess = this.#guesses[place];
    if (guess < this.#lengths.length && at + this.#lengths[guess] <= end) {
      // Same as `areSameBytes`, written out because it runs for every field of every span.
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
   * Returns the number of the name with these bytes, else UNKNOWN. With `isCamelCase`, returns BROKEN for a
   * name with an underscore, because it may be another spelling of one of these.
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

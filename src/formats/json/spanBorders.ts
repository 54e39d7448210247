/**
 * Finds where the members of a list of spans end, without parsing them. The bytes arrive in arbitrary pieces.
 */
import { GrowableInt32 } from '../../base/growable.ts';
import { BACKSLASH, CLOSE_LIST, CLOSE_OBJECT, COMMA, OPEN_LIST, OPEN_OBJECT, QUOTE } from './jsonBytes.ts';

const ZERO = 48;
const NINE = 57;

/** A number with more digits than this is certainly big, whatever follows. */
const CLEARLY_BIG = 20;

export class SpanBorders {
  /** The commas between members that the last scan found, and the bracket after the last member. */
  readonly separators = new GrowableInt32();
  /** Some number outside of texts has so many digits that a double may not hold it. */
  hasBigNumbers = false;
  /** How the list ended: `list` is its right bracket, `object` a wrong one. */
  closedBy: 'list' | 'object' | undefined;
  #depth = 0;
  #isInText = false;

  /** Called after the bracket that opens a list. */
  reset(): void {
    this.separators.truncate(0);
    this.hasBigNumbers = false;
    this.closedBy = undefined;
    this.#depth = 0;
    this.#isInText = false;
  }

  /**
   * Adds the separators in bytes [from, to) to `separators`, until there are `most`. Returns where the next
   * scan has to begin: after the last separator or the end of the list if found, else near `to`, before an
   * escape or number that may be incomplete.
   */
  scan(bytes: Uint8Array, from: number, to: number, most: number): number {
    const { separators } = this;
    let depth = this.#depth;
    let position = from;
    if (this.#isInText) {
      position = this.#skipText(bytes, position, to);
      if (this.#isInText) return position;
    }
    while (position < to) {
      const byte = bytes[position++];
      if (byte === QUOTE) {
        // Same as `#skipText`, written out because most bytes of a document are in texts.
        for (;;) {
          if (position >= to) return this.#pauseInText(depth, position);
          const inText = bytes[position++];
          if (inText === QUOTE) break;
          if (inText === BACKSLASH) {
            if (position === to) return this.#pauseInText(depth, position - 1);
            position++;
          }
        }
      } else if (byte <= NINE) {
        if (byte === COMMA) {
          if (depth === 0) {
            separators.push(position - 1);
            if (separators.length >= most) break;
          }
        } else if (byte >= ZERO) {
          const start = position - 1;
          while (position < to && bytes[position] >= ZERO && bytes[position] <= NINE) position++;
          const count = position - start;
          if (count > 16 || (count === 16 && byte === NINE)) this.hasBigNumbers = true;
          if (position === to && count <= CLEARLY_BIG) {
            this.#depth = depth;
            return start;
          }
        }
      } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
        depth++;
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
        if (depth === 0) {
          separators.push(position - 1);
          this.closedBy = byte === CLOSE_LIST ? 'list' : 'object';
          break;
        }
        depth--;
      }
    }
    this.#depth = depth;
    return position;
  }

  #pauseInText(depth: number, position: number): number {
    this.#depth = depth;
    this.#isInText = true;
    return position;
  }

  #skipText(bytes: Uint8Array, from: number, to: number): number {
    let position = from;
    while (position < to) {
      const byte = bytes[position++];
      if (byte === QUOTE) {
        this.#isInText = false;
        return position;
      }
      if (byte === BACKSLASH) {
        if (position === to) return position - 1;
        position++;
      }
    }
    return position;
  }
}

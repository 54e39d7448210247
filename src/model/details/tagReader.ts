/** Reads single tags of one span after another, for rows that scroll by: most spans have none of the keys. */
import { keyFamilies } from '../../conventions/keyFamilies.ts';
import { findStrings } from '../findStrings.ts';
import { NONE, type SpanIndex, type Trace } from '../trace.ts';

/** Of a span that repeats a key many thousand times, not all rows are looked at. */
const MOST_ROWS = 256;

export class TagReader {
  readonly #trace: Trace;
  /** StringIndex of each key that the trace has. */
  readonly #keys: ReadonlyMap<string, number>;
  /** By StringIndex of a key: 1 if it is one of them. */
  readonly #isWanted: Uint8Array;
  /** Rows of the present span that have one of the keys. */
  readonly #rows = new Int32Array(MOST_ROWS);
  #count = 0;

  /** Only the given keys can be read. Linear in the trace's keys. */
  constructor(trace: Trace, keys: Iterable<string>) {
    this.#trace = trace;
    this.#keys = findStrings(trace.strings, keys, trace.keyEnd);
    this.#isWanted = new Uint8Array(trace.keyEnd);
    for (const index of this.#keys.values()) this.#isWanted[index] = 1;
  }

  /** Turns to the tags of a span. Returns whether it has any of the keys. */
  turnTo(span: SpanIndex): boolean {
    const { first, key } = this.#trace.attributes;
    const end = first[span + 1];
    let count = 0;
    for (let row = first[span]; row < end && count < MOST_ROWS; row++) {
      if (this.#isWanted[key[row]] === 1) this.#rows[count++] = row;
    }
    this.#count = count;
    return count > 0;
  }

  /** Returns the text of the present span's first tag with this key that is not empty. */
  readonly read = (key: string): string | undefined => {
    const row = this.#rowOf(key);
    return row === NONE ? undefined : this.#trace.strings.get(this.#trace.attributes.value[row]);
  };

  #rowOf(key: string): number {
    const index = this.#keys.get(key);
    if (index === undefined) return NONE;
    const { attributes } = this.#trace;
    for (let place = 0; place < this.#count; place++) {
      const row = this.#rows[place];
      if (attributes.key[row] === index && !this.#isEmpty(attributes.value[row])) return row;
    }
    return NONE;
  }

  #isEmpty(value: number): boolean {
    const { offsets } = this.#trace.strings.buffers;
    return offsets[value] === offsets[value + 1];
  }
}

const readers = new WeakMap<Trace, TagReader>();

/** Returns the trace's reader for the keys of all conventions. It is shared: turn it before each use. */
export function tagReaderOf(trace: Trace): TagReader {
  let reader = readers.get(trace);
  if (reader === undefined) {
    reader = new TagReader(trace, keyFamilies.flat());
    readers.set(trace, reader);
  }
  return reader;
}

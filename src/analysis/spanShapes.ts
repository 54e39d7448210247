/**
 * What calls have in common that differ only in values: the shape of their statement, else of their route or
 * path. Reads the texts of one trace, each way of reading a long text once.
 */
import { DB_PARAMETER_PREFIXES, dbKeys } from '../conventions/db.ts';
import { httpKeys } from '../conventions/http.ts';
import type { KeyFamily } from '../conventions/keyFamily.ts';
import { findStrings } from '../model/findStrings.ts';
import { NONE, type Trace } from '../model/trace.ts';
import { MOST_SHAPE_BYTES, TextShaper } from './textShape.ts';

const readings = ['readStatement', 'readPath', 'readPlain'] as const;
type Reading = (typeof readings)[number];

/** Attributes that say what a span asked for, the most specific first. Routes have no ids in them. */
const SHAPES: readonly (readonly [key: string, reading: Reading])[] = [
  ...readAs('readStatement', dbKeys.query),
  ...readAs('readPlain', httpKeys.route),
  ...readAs('readPath', httpKeys.path),
  ...readAs('readPath', httpKeys.url),
];

function readAs(reading: Reading, family: KeyFamily): (readonly [string, Reading])[] {
  return family.map((key) => [key, reading]);
}

/** Attributes that tell one request from another, besides its shape. */
const EXACT_KEYS: ReadonlySet<string> = new Set([
  ...dbKeys.query,
  ...httpKeys.path,
  ...httpKeys.query,
  ...httpKeys.url,
]);

/** The shapes of longer texts (bytes) are cached, because many spans have the same text. */
const LONG = 200;

export class SpanShapes {
  readonly #trace: Trace;
  /** By StringIndex of a key: its rank among SHAPES. */
  readonly #rankOfKey = new Map<number, number>();
  /** By StringIndex of a long text and the way of reading it: its shape. */
  readonly #shapeOfLong = new Map<number, number>();
  readonly #shaper = new TextShaper();
  /** By StringIndex of a key: 1 if its value tells one request from another; made when first asked. */
  #isExact: Uint8Array | undefined;
  #work = 0;

  constructor(trace: Trace) {
    this.#trace = trace;
    const found = findStrings(
      trace.strings,
      SHAPES.map(([key]) => key),
      trace.keyEnd,
    );
    SHAPES.forEach(([key], rank) => {
      const index = found.get(key);
      if (index !== undefined) this.#rankOfKey.set(index, rank);
    });
  }

  /** Returns how much text was read since the last call, in the time that a span takes. */
  takeWork(): number {
    const work = this.#work;
    this.#work = 0;
    return work;
  }

  /**
   * Returns a number shared by spans that ask for exactly the same: statement, path, and parameters; 0 if a
   * span says none of them.
   */
  requestOf(span: number): number {
    const { first, key, value } = this.#trace.attributes;
    this.#isExact ??= findExactKeys(this.#trace);
    let [hash, other] = [0x811c9dc5, 0x1b873593];
    let isTold = false;
    for (let row = first[span]; row < first[span + 1]; row++) {
      if (this.#isExact[key[row]] === 0) continue;
      isTold = true;
      hash = Math.imul(Math.imul(hash ^ key[row], 0x01000193) ^ value[row], 0x01000193);
      other = Math.imul(Math.imul(other ^ value[row], 0x01000193) ^ key[row], 0x85ebca6b) ^ (other >>> 13);
    }
    return isTold ? 1 + (hash >>> 0) * 0x100000 + ((other >>> 0) >>> 12) : 0;
  }

  /** Returns the same as a text, for people and for comparison: the values one after the other. */
  requestTextOf(span: number): string {
    const { first, key, value } = this.#trace.attributes;
    this.#isExact ??= findExactKeys(this.#trace);
    const texts: string[] = [];
    for (let row = first[span]; row < first[span + 1]; row++) {
      if (this.#isExact[key[row]] === 1) texts.push(this.#trace.strings.get(value[row]));
    }
    return texts.join('\n');
  }

  /**
   * Returns a number shared by spans whose statement, else path, has the same shape; 0 if a span has neither.
   */
  shapeOf(span: number): number {
    const { first, key, value } = this.#trace.attributes;
    let best = SHAPES.length;
    let text: number = NONE;
    if (this.#rankOfKey.size === 0) return 0;
    for (let row = first[span]; row < first[span + 1]; row++) {
      const rank = this.#rankOfKey.get(key[row]);
      if (rank !== undefined && rank < best) {
        best = rank;
        text = value[row];
      }
    }
    if (text === NONE) return 0;
    return this.#readShape(text, SHAPES[best][1]);
  }

  #readShape(text: number, reading: Reading): number {
    const { bytes, offsets } = this.#trace.strings.buffers;
    const from = offsets[text];
    const to = offsets[text + 1];
    const isLong = to - from > LONG;
    const seed = readings.indexOf(reading);
    const longKey = text * readings.length + seed;
    const known = isLong ? this.#shapeOfLong.get(longKey) : undefined;
    if (known !== undefined) return known;
    this.#shaper[reading](bytes, from, to);
    const shape = this.#shaper.hash(seed);
    if (isLong) {
      this.#shapeOfLong.set(longKey, shape);
      this.#work += Math.min(to - from, MOST_SHAPE_BYTES) / LONG;
    }
    return shape;
  }
}

function findExactKeys({ strings, keyEnd }: Trace): Uint8Array {
  const isExact = new Uint8Array(keyEnd);
  for (let key = 0; key < keyEnd; key++) {
    const text = strings.get(key);
    const isParameter = DB_PARAMETER_PREFIXES.some((prefix) => text.startsWith(prefix));
    if (isParameter || EXACT_KEYS.has(text)) isExact[key] = 1;
  }
  return isExact;
}

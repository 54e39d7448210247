/** Reads a list of spans from bytes that arrive in arbitrary pieces. It keeps only the incomplete span. */
import { GrowableInt32, GrowableUint8 } from '../../base/growable.ts';
import { CLOSE_LIST } from '../json/jsonBytes.ts';
import { SpanBorders } from '../json/spanBorders.ts';
import { parseSpans, type SpanSink } from '../spans/spanSink.ts';

/**
 * The most spans to parse at once. Parsed spans are garbage soon if there are few of them; with 100,000 at
 * once, moving objects takes longer than parsing. After a span that had to be parsed, twice as many of the
 * following ones are parsed together, so that a list of unusual spans is not slow.
 */
const MAX_AT_ONCE = 64;

/**
 * An incomplete span grows by this many bytes at a time until its end is found, so that nothing after its end
 * is copied.
 */
const PIECE = 8192;

export class SpanList {
  readonly #borders = new SpanBorders();
  readonly #cutSpan = new GrowableUint8();
  /** Where the search for the end of the incomplete span continues. */
  #scanFrom = 0;
  readonly #lone = new GrowableInt32();
  #sink: SpanSink | undefined;
  #isBlank = true;
  #isClosed = false;
  #atOnce = 1;

  /** Called where a list opens: what comes now follows its bracket. */
  begin(sink: SpanSink): void {
    this.#borders.reset();
    this.#cutSpan.truncate(0);
    this.#scanFrom = 0;
    this.#sink = sink;
    this.#isBlank = true;
    this.#atOnce = 1;
    this.#isClosed = false;
  }

  /** Same as in SpanBorders. */
  get closedBy(): 'list' | 'object' | undefined {
    return this.#isClosed ? 'list' : this.#borders.closedBy;
  }

  /** Only whitespace has come so far. */
  get isBlank(): boolean {
    return this.#isBlank && isBlank(this.#cutSpan.view());
  }

  /** The number of bytes of the incomplete member. */
  get cutLength(): number {
    return this.#cutSpan.length;
  }

  /**
   * Reads the bytes from `from` on. Returns where it stopped: one past the end of the list, or at the end of
   * the bytes.
   */
  read(bytes: Uint8Array, from: number): number {
    const to = bytes.length;
    const sink = this.#sink;
    let position = from;
    while (position < to && sink !== undefined && this.closedBy === undefined) {
      if (this.#cutSpan.length > 0) {
        position = this.#endCutSpan(bytes, position, to, sink);
        continue;
      }
      const end = sink.readBytes(bytes, position);
      if (end === -1) {
        position = this.#parse(bytes, position, to, sink);
      } else {
        this.#isBlank = false;
        this.#isClosed = bytes[end] === CLOSE_LIST;
        this.#atOnce = 1;
        position = end + 1;
      }
    }
    return position;
  }

  /**
   * Parses what ends before `to`, but only a limited amount. What does not end there waits for more bytes.
   */
  #parse(bytes: Uint8Array, from: number, to: number, sink: SpanSink): number {
    const borders = this.#borders;
    const { separators } = borders;
    separators.truncate(0);
    separators.push(from - 1);
    borders.hasBigNumbers = false;
    const next = borders.scan(bytes, from, to, this.#atOnce + 1);
    this.#hand(bytes, separators, sink);
    if (borders.closedBy !== undefined) return next;
    const rest = separators.at(separators.length - 1) + 1;
    if (separators.length > this.#atOnce) {
      this.#atOnce = Math.min(this.#atOnce * 2, MAX_AT_ONCE);
      return rest;
    }
    this.#cutSpan.append(bytes.subarray(rest, to));
    this.#scanFrom = next - rest;
    return to;
  }

  #endCutSpan(bytes: Uint8Array, from: number, to: number, sink: SpanSink): number {
    const cut = this.#cutSpan;
    const end = Math.min(from + PIECE, to);
    cut.append(bytes.subarray(from, end));
    const { separators } = this.#borders;
    separators.truncate(0);
    const whole = cut.view();
    const next = this.#borders.scan(whole, this.#scanFrom, cut.length, 1);
    if (separators.length === 0) {
      this.#scanFrom = next;
      return end;
    }
    const separator = separators.at(0);
    if (sink.readBytes(whole.subarray(0, separator + 1), 0) === separator) {
      this.#isBlank = false;
    } else {
      this.#lone.truncate(0);
      this.#lone.push(-1);
      this.#lone.push(separator);
      this.#hand(whole, this.#lone, sink);
    }
    const behind = cut.length - next;
    cut.truncate(0);
    return end - behind;
  }

  /** In `[ ]`, the closing bracket is a border after a member that does not exist. */
  #hand(bytes: Uint8Array, separators: GrowableInt32, sink: SpanSink): void {
    if (separators.length < 2) return;
    if (this.#isBlank && this.closedBy !== undefined && separators.length === 2) {
      if (isBlank(bytes.subarray(separators.at(0) + 1, separators.at(1)))) return;
    }
    this.#isBlank = false;
    parseSpans(bytes, separators, this.#borders.hasBigNumbers, sink);
  }
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 32 || byte === 10 || byte === 13 || byte === 9);
}

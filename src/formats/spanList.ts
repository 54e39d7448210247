/** Reads a list of spans from bytes that come in pieces cut anywhere; keeps no more of them than the span that is cut. */
import { GrowableInt32, GrowableUint8 } from '../base/growable.ts';
import { SpanBorders } from './spanBorders.ts';
import { readSpans, type SpanSink } from './spanSink.ts';

/** So much is added to a cut span at a time, until its end is found; behind that no byte is copied. */
const PIECE = 8192;

export class SpanList {
  readonly #borders = new SpanBorders();
  readonly #cutSpan = new GrowableUint8();
  /** Where in the cut span the search for its end goes on. */
  #scanFrom = 0;
  readonly #lone = new GrowableInt32();
  #sink: SpanSink | undefined;
  #isBlank = true;

  /** What comes now stands behind the bracket that opens a list. */
  begin(sink: SpanSink): void {
    this.#borders.reset();
    this.#cutSpan.truncate(0);
    this.#scanFrom = 0;
    this.#sink = sink;
    this.#isBlank = true;
  }

  /** As SpanBorders has it. */
  get closedBy(): 'list' | 'object' | undefined {
    return this.#borders.closedBy;
  }

  /** No member has come, and nothing but blanks. */
  get isBlank(): boolean {
    return this.#isBlank && isBlank(this.#cutSpan.view());
  }

  /** How many bytes of a member came whose end did not. */
  get cutLength(): number {
    return this.#cutSpan.length;
  }

  /** Reads bytes [from, to); gives where it stopped: one past the end of the list, or `to`. */
  read(bytes: Uint8Array, from: number, to: number): number {
    let position = from;
    while (position < to && this.closedBy === undefined) {
      position =
        this.#cutSpan.length > 0
          ? this.#endCutSpan(bytes, position, to)
          : this.#readWhole(bytes, position, to);
    }
    return position;
  }

  #readWhole(bytes: Uint8Array, from: number, to: number): number {
    const { separators } = this.#borders;
    separators.truncate(0);
    separators.push(from - 1);
    this.#borders.hasBigNumbers = false;
    const next = this.#borders.scan(bytes, from, to, false);
    this.#hand(bytes, separators);
    if (this.closedBy !== undefined) return next;
    const rest = separators.at(separators.length - 1) + 1;
    this.#cutSpan.append(bytes.subarray(rest, to));
    this.#scanFrom = next - rest;
    return to;
  }

  #endCutSpan(bytes: Uint8Array, from: number, to: number): number {
    const cut = this.#cutSpan;
    const end = Math.min(from + PIECE, to);
    cut.append(bytes.subarray(from, end));
    const { separators } = this.#borders;
    separators.truncate(0);
    const next = this.#borders.scan(cut.view(), this.#scanFrom, cut.length, true);
    if (separators.length === 0) {
      this.#scanFrom = next;
      return end;
    }
    this.#lone.truncate(0);
    this.#lone.push(-1);
    this.#lone.push(separators.at(0));
    this.#hand(cut.view(), this.#lone);
    const behind = cut.length - next;
    cut.truncate(0);
    return end - behind;
  }

  /** `[ ]` has a border behind a member that is none. */
  #hand(bytes: Uint8Array, separators: GrowableInt32): void {
    if (separators.length < 2) return;
    if (this.#isBlank && this.closedBy !== undefined && separators.length === 2) {
      if (isBlank(bytes.subarray(separators.at(0) + 1, separators.at(1)))) return;
    }
    this.#isBlank = false;
    if (this.#sink !== undefined) readSpans(bytes, separators, this.#borders.hasBigNumbers, this.#sink);
  }
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 32 || byte === 10 || byte === 13 || byte === 9);
}

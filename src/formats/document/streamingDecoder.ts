/**
 * Decodes a document while it arrives, in arbitrary pieces, from an answer or a file. It keeps the incomplete
 * span, the text around the lists of spans, and columns, but never the whole text.
 *
 *     const decoder = new StreamingDecoder();
 *     for await (const chunk of stream) decoder.push(chunk);
 *     const decoded = decoder.finish() ?? decodeWhole(bytesReadAgain);
 *
 * Each span is taken at its word: it is in a list `spans`, on a path that Jaeger or OTLP uses. Only what
 * follows can prove that wrong (a field that occurs twice, two envelopes in one object, a `traceID` after the
 * spans that is not theirs). Then `finish` returns undefined, and the caller, which can ask again or has a
 * file, has everything parsed at once.
 */
import { GrowableUint8 } from '../../base/growable.ts';
import { isOutOfMemory } from '../../base/outOfMemory.ts';
import { err, type Result } from '../../base/result.ts';
import { TraceCollection } from '../spans/traceCollection.ts';
import { type DecodedDocument, DocumentReading } from './documentReading.ts';
import { type DecodeFailure, describeBreak, describeFailure, outOfMemory, tooLong } from './parseDocument.ts';
import { StreamedValue } from './streamedValue.ts';

/** The first bytes of a body are kept, to describe a body that cannot be read. */
const HEAD_LENGTH = 65_536;

const LINE_BREAK = 10;
const byteOrderMark = [0xef, 0xbb, 0xbf];

interface Fault {
  /** In bytes from the start of the body. */
  readonly offset: number;
  readonly kind: 'cut' | 'broken' | 'too-long' | 'out-of-memory';
}

export class StreamingDecoder {
  readonly #reading: DocumentReading;
  readonly #head = new GrowableUint8();
  #byteCount = 0;
  /** The value that is being read. */
  #value: StreamedValue | undefined;
  #valueCount = 0;
  /** One document a line: the first line was a document, and another one followed. */
  #isLines = false;
  #line = 1;
  #lineStart = 0;
  /** Only whitespace has come since the last line break. */
  #isAtLineStart = true;
  #isSkippingLine = false;
  /** The first line break after the start of the first value, and whether it is inside the value. */
  #firstBreak: number | undefined;
  #hasInnerBreak = false;
  #fault: Fault | undefined;
  #isSurprised = false;

  /** `onProgress` is called from time to time with the number of spans read. */
  constructor(onProgress?: (spans: number) => void) {
    this.#reading = new DocumentReading(new TraceCollection(onProgress));
  }

  get spanCount(): number {
    return this.#reading.collection.spanCount;
  }

  /** The first bytes of the body, up to 64 kB. */
  get head(): Uint8Array {
    return this.#head.view();
  }

  push(chunk: Uint8Array): void {
    if (this.#head.length < HEAD_LENGTH)
      this.#head.append(chunk.subarray(0, HEAD_LENGTH - this.#head.length));
    let position = 0;
    try {
      while (position < chunk.length && this.#fault === undefined) position = this.#readOn(chunk, position);
    } catch (reason) {
      if (!isOutOfMemory(reason)) throw reason;
      this.#fault = { offset: this.#byteCount + position, kind: 'out-of-memory' };
    }
    this.#byteCount += chunk.length;
  }

  /**
   * Called at the end of the body. `interruption`: why it ended early, if known, as in `The connection broke
   * off`. Returns undefined if the structure was unexpected, so that only parsing the whole body tells what
   * it means.
   */
  finish(interruption?: string): Result<DecodedDocument, DecodeFailure> | undefined {
    this.#endValue(this.#byteCount);
    const { collection } = this.#reading;
    const fault = this.#fault;
    if (fault?.kind === 'out-of-memory') return err(outOfMemory(fault.offset, this.spanCount));
    if (this.spanCount === 0) {
      if (fault?.kind === 'too-long') return err(tooLong(this.#byteCount));
      const failure = describeFailure(this.head, this.#byteCount, fault);
      if (failure !== undefined) return err(failure);
    }
    if (fault === undefined && this.#isSurprised) return undefined;
    if (fault !== undefined) this.#salvage(this.#value);
    const isBrokenOff = fault !== undefined || (interruption !== undefined && this.#isLines);
    if (isBrokenOff) {
      const { spanCount, hasUnnamedServices } = collection;
      const words = describeBreak({
        interruption,
        isCutOff: fault === undefined || fault.kind === 'cut',
        offset: fault?.offset ?? this.#byteCount,
        spanCount,
        hasUnnamedServices,
      });
      collection.problems.add('incomplete', 'cut', words);
    }
    return this.#build(isBrokenOff);
  }

  #build(isBrokenOff: boolean): Result<DecodedDocument, DecodeFailure> {
    const { spanCount } = this;
    try {
      return this.#reading.finish(isBrokenOff);
    } catch (reason) {
      if (!isOutOfMemory(reason)) throw reason;
      return err(outOfMemory(this.#byteCount, spanCount));
    }
  }

  /** Reads on from a position in the chunk. Returns how far it got. */
  #readOn(chunk: Uint8Array, position: number): number {
    if (this.#isSkippingLine) {
      const end = chunk.indexOf(LINE_BREAK, position);
      if (end === -1) return chunk.length;
      this.#isSkippingLine = false;
      return end;
    }
    if (this.#value === undefined && this.#skipBlank(chunk[position], this.#byteCount + position))
      return position + 1;
    const value = this.#value ?? this.#begin(this.#byteCount + position);
    if (value === undefined) return position;
    // Readers get no bytes past the line, so whatever does not end in its line is not searched for after it.
    const lineEnd = this.#findLineEnd(chunk, position);
    const end = value.push(lineEnd < chunk.length ? chunk.subarray(0, lineEnd) : chunk, position);
    const offset = this.#byteCount + end;
    if (value.state === 'whole') {
      this.#hasInnerBreak ||= this.#firstBreak !== undefined && this.#firstBreak < offset;
      this.#finishValue(value);
    } else if (value.state !== 'open') {
      this.#fail({ offset, kind: value.state });
    } else if (end < chunk.length) {
      this.#endValue(offset);
    }
    return end;
  }

  #skipBlank(byte: number, offset: number): boolean {
    if (byte === LINE_BREAK) {
      this.#line++;
      this.#lineStart = offset + 1;
      this.#isAtLineStart = true;
      return true;
    }
    return byte === 32 || byte === 13 || byte === 9 || (offset < 3 && byte === byteOrderMark[offset]);
  }

  /** Returns undefined if no value may begin here. */
  #begin(offset: number): StreamedValue | undefined {
    if (this.#valueCount === 1 && this.#isAtLineStart && !this.#hasInnerBreak) this.#isLines = true;
    if (this.#valueCount > 0 && !(this.#isLines && this.#isAtLineStart)) {
      this.#fail({ offset, kind: 'broken' });
      return undefined;
    }
    this.#isAtLineStart = false;
    this.#value = new StreamedValue(this.#reading, this.#isLines ? `line ${this.#line}: ` : '');
    return this.#value;
  }

  /**
   * Returns the end of what may be read of the chunk at once; with one document a line, the end of the line.
   */
  #findLineEnd(chunk: Uint8Array, position: number): number {
    if (!this.#isLines && (this.#valueCount > 0 || this.#firstBreak !== undefined)) return chunk.length;
    const end = chunk.indexOf(LINE_BREAK, position);
    if (end === -1) return chunk.length;
    if (this.#isLines) return end;
    this.#firstBreak = this.#byteCount + end;
    return chunk.length;
  }

  /** Called at the end of the body, or of the value's line. */
  #endValue(offset: number): void {
    const value = this.#value;
    if (value === undefined || this.#fault !== undefined) return;
    const ending = value.end();
    if (ending === 'whole') this.#finishValue(value);
    else this.#fail({ offset, kind: ending });
  }

  #finishValue(value: StreamedValue): void {
    if (!value.finish()) this.#isSurprised = true;
    this.#value = undefined;
    this.#valueCount++;
  }

  /** A bad line is reported and the next one is read; otherwise nothing more can be read. */
  #fail(fault: Fault): void {
    if (!this.#isLines) {
      this.#fault = fault;
      return;
    }
    const isCut = fault.kind === 'cut';
    const what = isCut ? 'ends too early' : 'is not JSON';
    const message = `Line ${this.#line} ${what} (at byte ${fault.offset - this.#lineStart + 1} of it).`;
    this.#reading.collection.problems.add('incomplete', isCut ? 'cut line' : 'line', message);
    this.#salvage(this.#value);
    this.#value = undefined;
    this.#valueCount++;
    this.#isSkippingLine = true;
  }

  #salvage(value: StreamedValue | undefined): void {
    const { collection } = this.#reading;
    collection.isCutOff = true;
    value?.salvage();
    collection.isCutOff = false;
  }
}

/**
 * Reads one JSON value of a document from bytes that arrive in arbitrary pieces: its spans as they come, then
 * the rest.
 */

import { JaegerTraceReader } from '../jaeger/readTrace.ts';
import { parseExactJson } from '../json/exactJson.ts';
import { isObject } from '../json/wireValue.ts';
import { camelCaseFields } from '../otlp/camelCaseFields.ts';
import { OtlpEntryReader } from '../otlp/readDocument.ts';
import type { DocumentReading } from './documentReading.ts';
import { LONGEST_TEXT } from './parseDocument.ts';
import { ReadAhead } from './readAhead.ts';
import { type SkeletonEvent, SkeletonScanner } from './skeletonScanner.ts';
import { SpanList } from './spanList.ts';

/**
 * The number of bytes that the skeleton takes at a time. It is smaller after a list of spans, because what
 * turns out not to be skeleton is returned.
 */
const SMALLEST_TAKE = 512;
const LARGEST_TAKE = 65_536;

export class StreamedValue {
  readonly #reading: DocumentReading;
  readonly #prefix: string;
  readonly #skeleton = new SkeletonScanner();
  readonly #ahead = new ReadAhead();
  readonly #spans = new SpanList();
  #jaeger: { readonly reader: JaegerTraceReader; readonly number: number } | undefined;
  /** The id that came before the spans in the open Jaeger trace. */
  #traceId: unknown;
  #otlp: OtlpEntryReader | undefined;
  /** The number of lists of spans in the open OTLP entry. */
  #listCount = 0;
  #isInSpans = false;
  #take = SMALLEST_TAKE;
  /** `too-long`: a part that must be a single string would exceed the maximum length. */
  state: 'open' | 'whole' | 'broken' | 'too-long' = 'open';

  /** `prefix`: how paths begin, as in `line 3: `. */
  constructor(reading: DocumentReading, prefix: string) {
    this.#reading = reading;
    this.#prefix = prefix;
  }

  /**
   * Reads the bytes from `from` on. Returns where it stopped: at their end, or where the value is complete or
   * broken.
   */
  push(bytes: Uint8Array, from: number): number {
    const to = bytes.length;
    let position = from;
    while (position < to && this.state === 'open') {
      if (this.#isInSpans) {
        position = this.#spans.read(bytes, position);
        if (this.#spans.closedBy === 'object') position--;
        if (this.#spans.closedBy !== undefined) this.#endSpans();
        else if (this.#spans.cutLength > LONGEST_TEXT) this.state = 'too-long';
      } else {
        const end = Math.min(position + this.#take, to);
        this.#skeleton.append(bytes.subarray(position, end));
        position = end - this.#act(this.#skeleton.next());
        if (this.#skeleton.length > LONGEST_TEXT) this.state = 'too-long';
      }
    }
    return position;
  }

  /** Handles an event. Returns how many bytes have to be read again. */
  #act(event: SkeletonEvent): number {
    if (event === 'more') {
      this.#take = Math.min(this.#take * 2, LARGEST_TAKE);
      return 0;
    }
    this.#take = SMALLEST_TAKE;
    const back = this.#skeleton.giveBack();
    switch (event) {
      case 'spans':
        this.#beginSpans();
        break;
      case 'entry':
        this.#endEntry();
        break;
      case 'value':
        this.state = 'whole';
        break;
      case 'fault':
        this.state = 'broken';
    }
    return back;
  }

  #beginSpans(): void {
    const skeleton = this.#skeleton;
    const { collection } = this.#reading;
    const path = skeleton.holderPath(this.#prefix);
    this.#isInSpans = true;
    if (skeleton.holder === 'scope') {
      const reader = this.#entryReader();
      reader.beginList(this.#listCount++, `${path}.spans`);
      this.#spans.begin(reader);
      return;
    }
    const soFar = skeleton.holderSoFar();
    if (soFar !== undefined) {
      const holder = parse(soFar);
      this.#traceId = isObject(holder) ? holder.traceID : undefined;
    }
    const reader = new JaegerTraceReader(collection, this.#traceId, path);
    this.#jaeger = { reader, number: this.#ahead.addTrace(reader) };
    this.#spans.begin(reader);
  }

  #endSpans(): void {
    this.#isInSpans = false;
    this.#take = SMALLEST_TAKE;
    if (this.#spans.closedBy === 'object') this.state = 'broken';
    this.#jaeger?.reader.endSpans();
    this.#skeleton.endSpans(String(this.#jaeger?.number ?? this.#listCount - 1));
    this.#jaeger = undefined;
  }

  #entryReader(): OtlpEntryReader {
    if (this.#otlp === undefined) {
      const { role, path } = this.#skeleton.entry(this.#prefix) ?? { role: 'entry', path: '' };
      this.#otlp = new OtlpEntryReader(
        this.#reading.collection,
        path,
        role === 'snake-entry',
        this.#reading.otlpBytes,
      );
      this.#listCount = 0;
    }
    return this.#otlp;
  }

  #endEntry(): void {
    const reader = this.#entryReader();
    const isSnakeCase = this.#skeleton.entry('')?.role === 'snake-entry';
    const value = parse(this.#skeleton.takeEntry());
    let claimed = 0;
    const entry = isSnakeCase && isObject(value) ? camelCaseFields(value) : value;
    reader.finish(entry, ({ spans }) => {
      const number: unknown = Array.isArray(spans) && spans.length === 1 ? spans.at(0) : undefined;
      if (typeof number !== 'number') return -1;
      claimed++;
      return number;
    });
    if (claimed !== this.#listCount) this.#ahead.surprise();
    this.#ahead.addEntry();
    this.#otlp = undefined;
    this.#listCount = 0;
  }

  /** Called when no more bytes will arrive. Says whether the value was cut off, is complete, or is broken. */
  end(): 'whole' | 'cut' | 'broken' {
    if (this.state === 'open' && !this.#isInSpans) this.#act(this.#skeleton.end());
    if (this.state === 'whole') return 'whole';
    return this.state === 'open' || this.#skeleton.isCutToken ? 'cut' : 'broken';
  }

  /**
   * Reads the rest of a complete value. Returns false if something that was read ahead has no place in it.
   */
  finish(): boolean {
    this.#reading.read(parse(this.#skeleton.toText()), this.#prefix, this.#ahead);
    return this.#ahead.isAllClaimed();
  }

  /** Completes a value that was cut off or is broken, and reads it. */
  salvage(): void {
    if (this.#isInSpans) this.#endSpans();
    while (this.#skeleton.rewind()) {
      if (this.#skeleton.closeOne() === 'entry') this.#endEntry();
    }
    if (this.#skeleton.length > 0) this.finish();
    this.#ahead.finishUnclaimed();
  }
}

/** Parses JSON that has been checked. */
function parse(text: string): unknown {
  return parseExactJson(text);
}

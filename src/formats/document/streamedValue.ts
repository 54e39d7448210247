/** Reads one JSON value of a document from bytes that come in pieces cut anywhere: its spans as they come, then the rest. */

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

/** Bytes that the skeleton takes at a time, less behind a list of spans: what turns out not to be skeleton is given back. */
const SMALLEST_TAKE = 512;
const LARGEST_TAKE = 65_536;

export class StreamedValue {
  readonly #reading: DocumentReading;
  readonly #prefix: string;
  readonly #skeleton = new SkeletonScanner();
  readonly #ahead = new ReadAhead();
  readonly #spans = new SpanList();
  #jaeger: { readonly reader: JaegerTraceReader; readonly number: number } | undefined;
  /** The id that stands before the spans of the Jaeger trace which is open. */
  #traceId: unknown;
  #otlp: OtlpEntryReader | undefined;
  /** Lists of spans in the OTLP entry that is open. */
  #listCount = 0;
  #isInSpans = false;
  #take = SMALLEST_TAKE;
  /** `too-long`: what must be one text would be longer than a text may be. */
  state: 'open' | 'whole' | 'broken' | 'too-long' = 'open';

  /** `prefix`: what paths begin with, as `line 3: `. */
  constructor(reading: DocumentReading, prefix: string) {
    this.#reading = reading;
    this.#prefix = prefix;
  }

  /** Reads the bytes from `from` on; gives where it stopped: at their end, or where the value is whole or broken. */
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

  /** Does what the event asks for; gives how many bytes are taken back. */
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

  /** No more bytes will come. Whether what ended is a cut value, rather than a whole or a broken one. */
  end(): 'whole' | 'cut' | 'broken' {
    if (this.state === 'open' && !this.#isInSpans) this.#act(this.#skeleton.end());
    if (this.state === 'whole') return 'whole';
    return this.state === 'open' || this.#skeleton.isCutToken ? 'cut' : 'broken';
  }

  /** Reads what is left when the value is whole. False where what was read ahead does not fit into it. */
  finish(): boolean {
    this.#reading.read(parse(this.#skeleton.toText()), this.#prefix, this.#ahead);
    return this.#ahead.isAllClaimed();
  }

  /** Makes what has come of a value that is not whole one that is, and reads it. */
  salvage(): void {
    if (this.#isInSpans) this.#endSpans();
    while (this.#skeleton.rewind()) {
      if (this.#skeleton.closeOne() === 'entry') this.#endEntry();
    }
    if (this.#skeleton.length > 0) this.finish();
    this.#ahead.finishUnclaimed();
  }
}

/** JSON that has been looked through. */
function parse(text: string): unknown {
  return parseExactJson(text);
}

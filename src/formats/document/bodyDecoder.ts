/** The entry point of this folder: turns the bytes of one or more traces, in any known form, into Traces. */
import { err, type Result } from '../../base/result.ts';
import { parseExactJson } from '../json/exactJson.ts';
import { TraceCollection } from '../spans/traceCollection.ts';
import { type DecodedDocument, DocumentReading } from './documentReading.ts';
import { type DecodeFailure, LONGEST_TEXT, parseDocument, tooLong } from './parseDocument.ts';
import { StreamingDecoder } from './streamingDecoder.ts';

export type { DecodedDocument } from './documentReading.ts';
export type { DecodeFailure } from './parseDocument.ts';

/** From this size on, a body is decoded as it arrives. Smaller ones are faster to parse all at once. */
const BIG_BODY = 200_000;

/**
 * Decodes Jaeger JSON (envelope, list, or bare trace) and OTLP JSON (`resourceSpans` bare, in `result`, in a
 * list, or one document a line, possibly between lines of other signals). A small body is kept until it is
 * complete; a big one is decoded as it arrives.
 */
export class BodyDecoder {
  readonly #chunks: Uint8Array[] = [];
  #length = 0;
  #stream: StreamingDecoder | undefined;

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  get spanCount(): number {
    return this.#stream?.spanCount ?? 0;
  }

  /** The first bytes, as text. */
  get start(): string {
    return new TextDecoder().decode(this.#stream?.head ?? this.#joined());
  }

  push(chunk: Uint8Array): void {
    this.#length += chunk.length;
    if (this.#stream !== undefined) {
      this.#stream.push(chunk);
      return;
    }
    this.#chunks.push(chunk);
    if (this.#length >= BIG_BODY) this.#startStream();
  }

  /** Same as in StreamingDecoder. */
  finish(
    interruption: string | undefined,
    onProgress?: (spans: number) => void,
  ): Result<DecodedDocument, DecodeFailure> | undefined {
    if (this.#stream === undefined && interruption === undefined) {
      const value = tryParse(textOf(this.#joined()));
      if (value !== undefined) return readAtOnce(value, onProgress);
    }
    return (this.#stream ?? this.#startStream()).finish(interruption);
  }

  #startStream(): StreamingDecoder {
    this.#stream = new StreamingDecoder();
    for (const chunk of this.#chunks.splice(0)) this.#stream.push(chunk);
    return this.#stream;
  }

  #joined(): Uint8Array {
    const bytes = new Uint8Array(this.#length);
    let position = 0;
    for (const chunk of this.#chunks) {
      bytes.set(chunk, position);
      position += chunk.length;
    }
    return bytes;
  }
}

/** Reads a body that was parsed all at once. */
function readAtOnce(
  value: unknown,
  onProgress: ((spans: number) => void) | undefined,
): Result<DecodedDocument, DecodeFailure> {
  const reading = new DocumentReading(new TraceCollection(onProgress));
  reading.read(value, '');
  return reading.finish();
}

/** Parses everything at once, for a body whose structure StreamingDecoder cannot handle. */
export function decodeWhole(
  body: Uint8Array | string,
  onProgress?: (spans: number) => void,
): Result<DecodedDocument, DecodeFailure> {
  if (body.length > LONGEST_TEXT) return err(tooLong(body.length));
  const byteCount = typeof body === 'string' ? new TextEncoder().encode(body).length : body.length;
  const parsed = parseDocument(textOf(body), byteCount);
  if (!parsed.ok) return parsed;
  const reading = new DocumentReading(new TraceCollection(onProgress));
  for (const { value, path } of parsed.value.values) reading.read(value, path);
  for (const { message, isCutOff } of parsed.value.problems) {
    reading.collection.problems.add('incomplete', isCutOff ? 'cut' : 'line', message);
  }
  return reading.finish();
}

function textOf(body: Uint8Array | string): string {
  return typeof body === 'string' ? body.replace(/^\uFEFF/, '') : new TextDecoder().decode(body);
}

/** Returns undefined if the text is not JSON. */
function tryParse(text: string): unknown {
  try {
    return parseExactJson(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The door of this folder: the bytes of one or many traces, in any form that is known, become Traces. */
import { err, type Result } from '../../base/result.ts';
import { parseExactJson } from '../json/exactJson.ts';
import { TraceCollection } from '../spans/traceCollection.ts';
import { type DecodedDocument, DocumentReading } from './documentReading.ts';
import { type DecodeFailure, LONGEST_TEXT, parseDocument, tooLong } from './parseDocument.ts';
import { StreamingDecoder } from './streamingDecoder.ts';

export type { DecodedDocument } from './documentReading.ts';
export type { DecodeFailure } from './parseDocument.ts';

/** Below this size it costs more to look for spans first than to parse all at once. */
export const BIG_BODY = 200_000;

/**
 * Decodes Jaeger JSON (envelope, list, or bare trace) and OTLP JSON (`resourceSpans` bare, in `result`, in a list, or a
 * document a line, with lines of other signals between). `onProgress` hears now and then how many spans are read.
 * What is broken off or no JSON gives the traces before that, with a warning; a failure where there are none.
 */
export function decodeTraceDocument(
  body: Uint8Array | string,
  onProgress?: (spans: number) => void,
): Result<DecodedDocument, DecodeFailure> {
  if (body.length < BIG_BODY) {
    const value = tryParse(textOf(body));
    if (value !== undefined) {
      const reading = new DocumentReading(new TraceCollection(onProgress));
      reading.read(value, '');
      return reading.finish();
    }
  }
  const decoder = new StreamingDecoder(onProgress);
  decoder.push(typeof body === 'string' ? new TextEncoder().encode(body) : body);
  return decoder.finish() ?? decodeWhole(body, onProgress);
}

/** Parses all at once: for a body whose shape is a surprise to StreamingDecoder. */
export function decodeWhole(
  body: Uint8Array | string,
  onProgress?: (spans: number) => void,
): Result<DecodedDocument, DecodeFailure> {
  if (body.length > LONGEST_TEXT) return err(tooLong(body.length));
  const parsed = parseDocument(textOf(body));
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

/** undefined where it is no JSON. */
function tryParse(text: string): unknown {
  try {
    return parseExactJson(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

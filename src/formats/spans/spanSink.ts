/** Receives the spans of a list, directly from their bytes or parsed; and parses several at once. */
import type { GrowableInt32 } from '../../base/growable.ts';
import { findJsonFault } from '../../base/text/jsonFault.ts';
import { parseExactJson } from '../json/exactJson.ts';

/** Receives the spans of one list in order. Exactly one call adds or refuses each member. */
export interface SpanSink {
  /**
   * Reads the JSON of the list member that begins at `from`; whitespace around it is allowed. Returns the
   * position of the comma or bracket after it. Returns −1 and adds nothing if the member is unusual, broken,
   * or does not end within the bytes. Then the caller finds its end, and `readParsed` gets it.
   */
  readBytes(bytes: Uint8Array, from: number): number;
  /** Anything that JSON can be. */
  readParsed(span: unknown): void;
  /** The member is not JSON. `words`: “is not JSON where it has …”. */
  readBroken(words: string): void;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Parses several list members together and passes them on. `separators`: the comma or bracket before each
 * member, and the one after the last. `hasBigNumbers`: some number outside of texts has so many digits that a
 * double may not hold it.
 */
export function parseSpans(
  bytes: Uint8Array,
  separators: GrowableInt32,
  hasBigNumbers: boolean,
  sink: SpanSink,
): void {
  parseRange(bytes, separators, 0, separators.length - 1, hasBigNumbers, sink);
}

function parseRange(
  bytes: Uint8Array,
  separators: GrowableInt32,
  from: number,
  to: number,
  hasBigNumbers: boolean,
  sink: SpanSink,
): void {
  const part = bytes.subarray(separators.at(from) + 1, separators.at(to));
  const spans = tryParse(`[${decoder.decode(part)}]`, hasBigNumbers);
  if (Array.isArray(spans) && spans.length === to - from) {
    for (const span of spans) sink.readParsed(span);
  } else if (to - from === 1) {
    sink.readBroken(describeFault(decoder.decode(part)));
  } else {
    for (let span = from; span < to; span++) {
      parseRange(bytes, separators, span, span + 1, hasBigNumbers, sink);
    }
  }
}

function describeFault(text: string): string {
  const { offset } = findJsonFault(text) ?? { offset: 0 };
  const found = text.slice(offset, offset + 12);
  return found === '' ? 'ends too early' : `is not JSON where it has ${JSON.stringify(found)}`;
}

function tryParse(text: string, hasBigNumbers: boolean): unknown {
  try {
    return hasBigNumbers ? parseExactJson(text) : JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

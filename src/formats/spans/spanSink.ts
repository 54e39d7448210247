/** What takes the spans of a list, straight from their bytes or parsed; and how several are parsed at once. */
import type { GrowableInt32 } from '../../base/growable.ts';
import { findJsonFault } from '../../base/text/jsonFault.ts';
import { parseExactJson } from '../json/exactJson.ts';

/** Takes the spans of one list in their order. Exactly one call that adds or refuses for each member. */
export interface SpanSink {
  /**
   * Reads the JSON of the member of the list that begins at `from`, blanks around it allowed. Gives the place of the comma
   * or bracket behind it; or −1, with nothing added, where it is unusual, broken or not ended with the bytes: then it is
   * found where the member ends, and `readParsed` gets it.
   */
  readBytes(bytes: Uint8Array, from: number): number;
  /** Anything that JSON can be. */
  readParsed(span: unknown): void;
  /** What stands there is no JSON: “is not JSON where it has …”. */
  readBroken(words: string): void;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Parses members of a list together and hands them on. `separators`: the comma or bracket before each member, and the one
 * behind the last. `hasBigNumbers`: some number outside of texts has so many digits that a double may not hold it.
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

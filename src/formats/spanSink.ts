/** How spans that still stand in bytes reach a reader: straight from the bytes, else parsed a handful at a time. */
import type { GrowableInt32 } from '../base/growable.ts';
import { findJsonFault } from '../base/jsonFault.ts';
import { parseExactJson } from './exactJson.ts';

/** Takes the spans of one list in their order. Exactly one call that does not give false for each member. */
export interface SpanSink {
  /**
   * Reads the JSON of one member of the list from bytes [from, to), which may have blanks around it. False, with nothing
   * added, where it is unusual and must be parsed: then `readParsed` gets it.
   */
  readBytes(bytes: Uint8Array, from: number, to: number): boolean;
  /** Anything that JSON can be. */
  readParsed(span: unknown): void;
  /** What stands there is no JSON: “is not JSON where it has …”. */
  readBroken(words: string): void;
}

/** Spans die young when few are parsed at once: 100,000 at once spend more time on moving objects than on parsing. */
const MAX_AT_ONCE = 64;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Hands on the members of a list. `separators`: the comma or bracket before each member, and the one behind the last.
 * `hasBigNumbers`: some number outside of texts has so many digits that a double may not hold it. After a member that
 * had to be parsed, twice as many of the next are parsed together, so that a list of unusual ones is not slow.
 */
export function readSpans(
  bytes: Uint8Array,
  separators: GrowableInt32,
  hasBigNumbers: boolean,
  sink: SpanSink,
): void {
  const count = separators.length - 1;
  let atOnce = 1;
  let span = 0;
  while (span < count) {
    if (sink.readBytes(bytes, separators.at(span) + 1, separators.at(span + 1))) {
      atOnce = 1;
      span++;
      continue;
    }
    const end = Math.min(span + atOnce, count);
    parseSpans(bytes, separators, span, end, hasBigNumbers, sink);
    atOnce = Math.min(atOnce * 2, MAX_AT_ONCE);
    span = end;
  }
}

function parseSpans(
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
      parseSpans(bytes, separators, span, span + 1, hasBigNumbers, sink);
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

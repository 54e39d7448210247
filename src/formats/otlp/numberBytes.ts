/** Reads numbers of OTLP JSON from bytes: times in nanoseconds, and counts. */
import { NONE } from '../../model/trace.ts';
import { type JsonBytes, QUOTE } from '../json/jsonBytes.ts';
import type { SplitTime } from '../json/wireValue.ts';

/**
 * Reads nanoseconds, as quoted or unquoted digits, in the same way as `readNanos`; returns false for anything
 * else. An unquoted number that a double cannot hold keeps all its digits, too.
 */
export function readNanosBytes(json: JsonBytes, time: SplitTime): boolean {
  const isText = json.peek() === QUOTE;
  const { bytes } = json;
  const from = isText ? json.position + 1 : json.position;
  const to = json.endOfDigits(from);
  const length = to - from;
  if (length === 0 || length > 20) return false;
  if (isText ? json.at(to) !== QUOTE : !isWholeNumber(json, from, to)) return false;
  const split = to - 3;
  let micros = 0;
  let nanos = 0;
  for (let position = from; position < to; position++) {
    const digit = bytes[position] - 48;
    if (position < split) micros = micros * 10 + digit;
    else nanos = nanos * 10 + digit;
  }
  time.micros = micros;
  time.nanos = nanos;
  json.position = isText ? to + 1 : to;
  return true;
}

/** Whether these are only the digits of an unquoted number: no leading zero, fraction or exponent. */
function isWholeNumber(json: JsonBytes, from: number, to: number): boolean {
  if (json.at(from) === 48 && to - from > 1) return false;
  const next = json.at(to);
  return next !== 46 && next !== 101 && next !== 69;
}

/** Reads a count that fits into 31 bits; NONE for anything else. */
export function readCountBytes(json: JsonBytes): number {
  if (!json.readNumber() || !Number.isInteger(json.number)) return NONE;
  return json.number >= 0 && json.number < 2 ** 31 ? json.number : NONE;
}

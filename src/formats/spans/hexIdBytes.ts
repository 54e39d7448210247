/** Reads ids of spans and traces from JSON bytes, hexadecimal ones without making strings. */
import type { IdHalves } from '../../model/spanIds.ts';
import type { JsonBytes } from '../json/jsonBytes.ts';
import { hexDigit } from '../json/jsonText.ts';

/** Reads the id of a span: '' (0) or 1 to 16 hexadecimal digits. Returns false for anything else. */
export function readHexId(json: JsonBytes, id: IdHalves): boolean {
  return json.readText() && hexIdOf(json.textView, json.textFrom, json.textTo, id);
}

export function hexIdOf(view: DataView, from: number, to: number, id: IdHalves): boolean {
  if (to - from > 16) return false;
  let high = 0;
  let low = 0;
  for (let position = from; position < to; position++) {
    const digit = hexDigit(view.getUint8(position));
    if (digit === -1) return false;
    high = (high << 4) | (low >>> 28);
    low = (low << 4) | digit;
  }
  id.high = high;
  id.low = low;
  return true;
}

/** Returns whether these bytes are lower-case hexadecimal digits, the model's form. */
export function isLowerHex(view: DataView, from: number, to: number): boolean {
  for (let position = from; position < to; position++) {
    const byte = view.getUint8(position);
    if (!((byte >= 48 && byte <= 57) || (byte >= 97 && byte <= 102))) return false;
  }
  return true;
}

/** Returns whether these bytes are digits 0, or none: no id, as `isZeroId` says of a text. */
export function isZeroHex(view: DataView, from: number, to: number): boolean {
  for (let position = from; position < to; position++) if (view.getUint8(position) !== 48) return false;
  return true;
}

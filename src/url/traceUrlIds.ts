/** Ids of spans in lists of an address. */
import { percentDecode, percentEncode } from '../base/text/percentCode.ts';

/** An id that stands in a list with points between: what is not plain is percent-encoded, points too. */
export function encodeId(id: string): string {
  return percentEncode(id).replaceAll('.', '%2E');
}

/** undefined for a text that is no such id. */
export function decodeId(text: string): string | undefined {
  return percentDecode(text);
}

/** Ids of spans in lists within a URL. */
import { percentDecode, percentEncode } from '../base/text/percentCode.ts';

/** Encodes an id for a list separated by points. Unusual characters are percent-encoded, points too. */
export function encodeId(id: string): string {
  return percentEncode(id).replaceAll('.', '%2E');
}

/** Returns undefined for an invalid text. */
export function decodeId(text: string): string | undefined {
  return percentDecode(text);
}

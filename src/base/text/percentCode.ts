/** Percent-encoding that never throws, whatever a text from outside holds. */
import { wellFormed } from './wellFormed.ts';

/** As `encodeURIComponent`; lone halves of surrogate pairs, which cannot be encoded, become U+FFFD. */
export function percentEncode(text: string): string {
  return encodeURIComponent(wellFormed(text));
}

/** As `decodeURIComponent`; undefined where a percent sign begins no sequence, or the bytes are no UTF-8. */
export function percentDecode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch (reason) {
    if (reason instanceof URIError) return undefined;
    throw reason;
  }
}

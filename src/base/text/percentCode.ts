/** Percent-encoding that never throws, whatever the input. */
import { wellFormed } from './wellFormed.ts';

/** Same as `encodeURIComponent`, but lone surrogates, which cannot be encoded, become U+FFFD. */
export function percentEncode(text: string): string {
  return encodeURIComponent(wellFormed(text));
}

/**
 * Same as `decodeURIComponent`, but returns undefined if a percent sign begins no sequence or the bytes are
 * not UTF-8.
 */
export function percentDecode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch (reason) {
    if (reason instanceof URIError) return undefined;
    throw reason;
  }
}

/** Percent-encoding that never throws, whatever a text from outside holds. */

/** As `encodeURIComponent`; lone halves of surrogate pairs, which cannot be encoded, become U+FFFD. */
export function percentEncode(text: string): string {
  return encodeURIComponent(
    text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD'),
  );
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

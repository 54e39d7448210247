/** Ids of spans in lists of an address. */

/** An id that stands in a list with points between: what is not plain is percent-encoded, points too. */
export function encodeId(id: string): string {
  return encodeURIComponent(id).replaceAll('.', '%2E');
}

/** undefined for a text that is no such id. */
export function decodeId(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch (reason) {
    if (reason instanceof URIError) return undefined;
    throw reason;
  }
}

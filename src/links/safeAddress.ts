/** Only addresses that a browser may follow come out of a link. */

/**
 * Returns the address if it is relative, http or https; undefined for any other scheme (`javascript:`,
 * `data:`), and for one that cannot be read. Control characters, which browsers skip, are not let through.
 */
export function safeAddress(address: string): string | undefined {
  const trimmed = address.trim();
  if (trimmed === '' || hasControls(trimmed)) return undefined;
  if (!URL.canParse(trimmed, BASE)) return undefined;
  const { protocol } = new URL(trimmed, BASE);
  return protocol === 'http:' || protocol === 'https:' ? trimmed : undefined;
}

const BASE = 'http://base.invalid/';

function hasControls(text: string): boolean {
  for (let position = 0; position < text.length; position++) {
    const code = text.charCodeAt(position);
    if (code < 0x20 || code === 0x7f) return true;
  }
  return false;
}

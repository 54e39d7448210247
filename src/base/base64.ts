/** Base64 in both alphabets, padded or not. */

/**
 * Returns the bytes of a base64 text as hexadecimal digits, or undefined if it is not base64 of exactly
 * `byteCount` bytes.
 */
export function base64ToHex(text: string, byteCount: number): string | undefined {
  const digits = text.endsWith('==') ? text.length - 2 : text.endsWith('=') ? text.length - 1 : text.length;
  if (digits !== Math.ceil((byteCount * 8) / 6)) return undefined;
  if (digits !== text.length && text.length % 4 !== 0) return undefined;
  let hex = '';
  let bits = 0;
  let bitCount = 0;
  for (let position = 0; position < digits; position++) {
    const value = sextet(text.charCodeAt(position));
    if (value < 0) return undefined;
    bits = (bits << 6) | value;
    bitCount += 6;
    while (bitCount >= 4 && hex.length < byteCount * 2) {
      bitCount -= 4;
      hex += ((bits >> bitCount) & 15).toString(16);
    }
    bits &= (1 << bitCount) - 1;
  }
  return hex;
}

function sextet(code: number): number {
  if (code >= 65 && code <= 90) return code - 65;
  if (code >= 97 && code <= 122) return code - 71;
  if (code >= 48 && code <= 57) return code + 4;
  if (code === 43 || code === 45) return 62;
  if (code === 47 || code === 95) return 63;
  return -1;
}

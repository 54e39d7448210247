import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { base64ToHex } from './base64.ts';
import { checkProperty } from './testing/checkProperty.ts';

test('both alphabets are decoded, padded or not', () => {
  checkProperty(fc.uint8Array({ minLength: 1, maxLength: 20 }), (bytes) => {
    const buffer = Buffer.from(bytes);
    for (const text of [
      buffer.toString('base64'),
      buffer.toString('base64').replace(/=+$/, ''),
      buffer.toString('base64url'),
    ]) {
      expect(base64ToHex(text, bytes.length)).toBe(buffer.toString('hex'));
    }
  });
});

test.each(['', 'AAAA', 'AAAAAAAAAA!=', 'AAAAAAAAAAA==', 'not base64 at all'])('%j is not 8 bytes', (text) => {
  expect(base64ToHex(text, 8)).toBeUndefined();
});

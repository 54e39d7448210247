import { describe, expect, it } from 'vitest';
import { isSuspectError, isSuspectErrorType } from './error.ts';

describe('what is said of an error', () => {
  it.each(['1', '2', 'True', 'yes', 'Connection refused', 'x'.repeat(100_000)])(
    'is suspect: %.20s',
    (text) => {
      expect(isSuspectError(text)).toBe(true);
    },
  );

  it.each(['', ' ', '0', '0.0', 'false', 'FALSE', 'none', 'null', 'unset', 'ok', ' '.repeat(100_000)])(
    'is nothing: %.20s',
    (text) => {
      expect(isSuspectError(text)).toBe(false);
    },
  );

  it('may be a type, but not the code of a success', () => {
    expect(['timeout', '500', '404', 'java.io.IOException', '_OTHER'].every(isSuspectErrorType)).toBe(true);
    expect(['', '200', '304', 'none'].some(isSuspectErrorType)).toBe(false);
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkProperty } from '../testing/checkProperty.ts';
import { percentDecode, percentEncode } from './percentCode.ts';

/** Strings that include lone surrogates. (fast-check's own arbitrary takes seconds to start.) */
const anyText = fc.array(fc.integer({ max: 0xffff, min: 0 })).map((units) => String.fromCharCode(...units));

describe('percent codes', () => {
  it('are read back as the same text', () => {
    checkProperty(fc.string({ unit: 'grapheme' }), (text) => {
      expect(percentDecode(percentEncode(text))).toBe(text);
    });
  });

  it('are written for any text, with a sign in place of half a character', () => {
    checkProperty(anyText, (text) => {
      expect(percentDecode(percentEncode(text))).toBe(text.toWellFormed());
    });
  });

  it.each(['%', '100%', '%zz', '%C3', '%FF'])('are none in %s', (text) => {
    expect(percentDecode(text)).toBeUndefined();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDecimals, isDecimal } from './compareDecimals.ts';

describe('decimals', () => {
  it.each(['0', '-12', '+3.50', '.5', '5.', '1e3', '1.5E-7', '18446744073709551615'])(
    'include %s',
    (text) => {
      expect(isDecimal(text)).toBe(true);
    },
  );

  it.each(['', '.', '-', 'e5', 'NaN', 'Infinity', '0x10', '1_000', '1,5', ' 1', '1ms', '1e'])(
    'do not include %j',
    (text) => {
      expect(isDecimal(text)).toBe(false);
    },
  );

  it.each([
    ['9007199254740993', '9007199254740992', 1],
    ['-9223372036854775808', '-9223372036854775807', -1],
    ['18446744073709551615', '18446744073709551615.0', 0],
    ['0.1', '.10000000000000000000000001', -1],
    ['1e400', '1e401', -1],
    ['1e-400', '0', 1],
    ['-0', '0.00', 0],
    ['500', '5e2', 0],
    ['10', '9', 1],
  ])('compare exactly: %s and %s', (a, b, sign) => {
    expect([Math.sign(compareDecimals(a, b)), Math.sign(compareDecimals(b, a))]).toEqual([
      sign,
      sign === 0 ? 0 : -sign,
    ]);
  });

  it('compare as whole numbers do', () => {
    const whole = fc.bigInt({ min: -(2n ** 64n), max: 2n ** 64n });
    fc.assert(
      fc.property(whole, fc.bigInt({ min: -3n, max: 3n }), fc.nat({ max: 3 }), (a, gap, zeros) => {
        const b = a + gap;
        const sign = a < b ? -1 : a > b ? 1 : 0;
        expect(Math.sign(compareDecimals(`${a}`, `${b}.${'0'.repeat(zeros)}`))).toBe(sign);
      }),
    );
  });
});

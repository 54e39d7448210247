/** Compares decimal numbers as text, so that 64-bit integers and long fractions keep every digit. */

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,6}))?$/i;

/** True for a plain decimal number such as `-12`, `.5` or `1.5e3`; not for `NaN`, `0x10` or an empty text. */
export function isDecimal(text: string): boolean {
  return DECIMAL.test(text) && /\d/.test(text.split(/e/i, 1)[0]);
}

/**
 * Returns a negative number if a < b, 0 if they are equal, and a positive number if a > b. Both must be
 * decimals.
 */
export function compareDecimals(a: string, b: string): number {
  // Rounding to 53 bits never reverses the order, so only numbers that look equal need an exact comparison.
  const roughly = Number(a) - Number(b);
  if (roughly !== 0 && !Number.isNaN(roughly)) return roughly;
  return compareDigits(splitDecimal(a), splitDecimal(b));
}

interface Digits {
  readonly isNegative: boolean;
  /** Without leading and trailing zeros; empty for zero. */
  readonly digits: string;
  /** The value is 0.digits × 10^exponent. */
  readonly exponent: number;
}

function splitDecimal(text: string): Digits {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = DECIMAL.exec(text) ?? [];
  const all = whole + fraction;
  const digits = all.replace(/^0+/, '');
  return {
    isNegative: sign === '-' && digits !== '',
    digits: digits.replace(/0+$/, ''),
    exponent: whole.length - (all.length - digits.length) + Number(exponent),
  };
}

function compareDigits(a: Digits, b: Digits): number {
  if (a.digits === '' || b.digits === '') return signOf(a) - signOf(b);
  if (a.isNegative !== b.isNegative) return a.isNegative ? -1 : 1;
  const sign = a.isNegative ? -1 : 1;
  if (a.exponent !== b.exponent) return sign * (a.exponent - b.exponent);
  if (a.digits === b.digits) return 0;
  return a.digits < b.digits ? -sign : sign;
}

function signOf({ digits, isNegative }: Digits): number {
  if (digits === '') return 0;
  return isNegative ? -1 : 1;
}

/** Numbers of payment cards: https://en.wikipedia.org/wiki/Payment_card_number */
import { MASK } from './mask.ts';

/** The beginnings that issuers use, with the lengths of their numbers. Times and ids begin otherwise. */
const ISSUERS: readonly (readonly [beginning: RegExp, lengths: readonly number[]])[] = [
  [/^4/, [13, 16, 19]],
  [/^(5[1-5]|2(22[1-9]|2[3-9]|[3-6]|7[01]|720))/, [16]],
  [/^3[47]/, [15]],
  [/^(6011|64[4-9]|65)/, [16, 19]],
  [/^35(2[89]|[3-8])/, [16]],
  [/^3(0[0-5]|[689])/, [14, 16]],
  [/^62/, [16, 17, 18, 19]],
];

/** More groups of digits are no card with something before or after it. */
const MOST_GROUPS = 8;

/**
 * Masks the number of a card in a run of digits with single spaces or hyphens between them. Before and after
 * the number may stand others, such as the month in which the card expires.
 */
export function maskCardNumber(run: string): string {
  if (isCardNumber(run)) return MASK;
  const groups = run.split(/([ -])/); // with separators at odd places
  if (groups.length > 2 * MOST_GROUPS) return run;
  for (let first = 0; first < groups.length; first += 2) {
    for (let end = groups.length; end > first; end -= 2) {
      if (!isCardNumber(groups.slice(first, end).join(''))) continue;
      return [...groups.slice(0, first), MASK, ...groups.slice(end)].join('');
    }
  }
  return run;
}

/** Returns whether digits, perhaps in groups with spaces or hyphens, are the number of a card. */
function isCardNumber(text: string): boolean {
  const digits = text.replace(/[ -]/g, '');
  const isIssued = ISSUERS.some(
    ([beginning, lengths]) => beginning.test(digits) && lengths.includes(digits.length),
  );
  return isIssued && hasLuhnSum(digits);
}

/** Every second digit from the right is doubled; the digits of all must sum up to a multiple of ten. */
function hasLuhnSum(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

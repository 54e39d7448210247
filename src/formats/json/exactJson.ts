/**
 * Parses JSON without losing digits of whole numbers beyond 2^53: unquoted ones are read as texts of their
 * digits. Looking for them is cheap, because a run of 16 digits covers every 16th position.
 */

const DIGITS_AT_RISK = 16;

/**
 * Same as `JSON.parse`, including what it throws, but unquoted whole numbers that a double cannot hold become
 * decimal texts.
 */
export function parseExactJson(text: string): unknown {
  return JSON.parse(hasNumberAtRisk(text) ? quoteBigNumbers(text) : text);
}

function hasNumberAtRisk(text: string): boolean {
  for (let probe = DIGITS_AT_RISK - 1; probe < text.length; probe += DIGITS_AT_RISK) {
    if (!isDigit(text.charCodeAt(probe))) continue;
    let from = probe;
    while (from > 0 && isDigit(text.charCodeAt(from - 1))) from--;
    let to = probe + 1;
    while (to < text.length && isDigit(text.charCodeAt(to))) to++;
    const isLong = to - from > DIGITS_AT_RISK || (to - from === DIGITS_AT_RISK && text[from] === '9');
    if (isLong && text[from - 1] !== '"' && isAtRisk(text.slice(from, to))) return true;
    probe += Math.floor((to - 1 - probe) / DIGITS_AT_RISK) * DIGITS_AT_RISK;
  }
  return false;
}

function isAtRisk(digits: string): boolean {
  return digits.length >= DIGITS_AT_RISK && !Number.isSafeInteger(Number(digits));
}

/** Puts quotes around such numbers outside of texts. */
function quoteBigNumbers(text: string): string {
  const parts: string[] = [];
  let copied = 0;
  let position = 0;
  while (position < text.length) {
    const code = text.charCodeAt(position);
    if (code === 34) {
      position = endOfText(text, position);
    } else if (code === 45 || isDigit(code)) {
      let to = position + 1;
      while (to < text.length && isNumberPart(text.charCodeAt(to))) to++;
      const number = text.slice(position, to);
      if (/^-?\d+$/.test(number) && isAtRisk(number.replace('-', ''))) {
        parts.push(text.slice(copied, position), '"', number, '"');
        copied = to;
      }
      position = to;
    } else {
      position++;
    }
  }
  parts.push(text.slice(copied));
  return parts.join('');
}

/** Returns one past the closing quote of the text that opens at `open`. */
function endOfText(text: string, open: number): number {
  let close = open;
  for (;;) {
    close = text.indexOf('"', close + 1);
    if (close === -1) return text.length;
    let backslashes = 0;
    while (text.charCodeAt(close - 1 - backslashes) === 92) backslashes++;
    if (backslashes % 2 === 0) return close + 1;
  }
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Digits, signs, decimal point and exponent. */
function isNumberPart(code: number): boolean {
  return isDigit(code) || code === 43 || code === 45 || code === 46 || code === 69 || code === 101;
}

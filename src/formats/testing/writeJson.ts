/**
 * Writes JSON as other writers may: with whitespace, escapes, fields in any order or twice, and other
 * spellings of numbers.
 */
import type { Json } from './mutatedSpans.ts';

/** Returns a whole number from 0 up to but not including `bound`; it decides each spelling. */
export type Dice = (bound: number) => number;

/** Same value as `JSON.stringify` writes, except that a field may occur twice; then the last one counts. */
export function writeJson(value: Json, dice: Dice): string {
  const blank = () => ['', '', '', '', ' ', '\n\t', '\r\n  '][dice(7)];
  if (typeof value === 'number') return writeNumber(value, dice);
  if (typeof value === 'string') return writeText(value, dice);
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) {
    const members = value.map((member) => blank() + writeJson(member, dice) + blank());
    return `[${members.length === 0 ? blank() : members.join(',')}]`;
  }
  const fields = Object.entries(value);
  if (dice(4) === 0) fields.sort(() => dice(3) - 1);
  if (dice(30) === 0) fields.unshift(...fields.slice(0, 1));
  if (dice(10) === 0) fields.push(['x-other', [null, 7, 'x', { a: [] }][dice(4)] ?? null]);
  const written = fields.map(
    ([name, member]) => `${blank()}${writeText(name, dice)}${blank()}:${blank()}${writeJson(member, dice)}`,
  );
  return `{${written.join(',')}${blank()}}`;
}

function writeNumber(value: number, dice: Dice): string {
  const plain = JSON.stringify(value);
  const others = [
    `${plain}${/[.e]/.test(plain) ? '' : '.0'}`,
    value.toExponential(),
    `${plain}0`,
    `-${plain}`,
  ];
  return dice(12) === 0 ? others[dice(others.length)] : plain;
}

function writeText(text: string, dice: Dice): string {
  const plain = JSON.stringify(text);
  if (dice(60) !== 0) return plain;
  const unit = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return `"${Array.from({ length: text.length }, (_, place) => unit(text.charAt(place))).join('')}"`;
}

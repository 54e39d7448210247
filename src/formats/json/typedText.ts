/** Values in the form of the model: a type and exact text. */

/** A value in the form of the model. */
export interface TypedText {
  type: number;
  text: string;
}

/** The way JavaScript writes it, except −0. */
export function formatNumber(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

/**
 * Whether a text represents a double: JSON has no number for it, or it was written as text to keep it exact.
 */
export function isNumberText(text: string): boolean {
  if (text === 'NaN' || text === 'Infinity' || text === '-Infinity') return true;
  return /^-?\d+(\.\d+)?([eE][-+]?\d+)?$/.test(text);
}

/** Values as the model keeps them: a type and exact text. */

/** A value as the model keeps it. */
export interface TypedText {
  type: number;
  text: string;
}

/** As JavaScript writes it, but for −0. */
export function formatNumber(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

/** What stands for a double where JSON has no number for it, or was kept exact in a text. */
export function isNumberText(text: string): boolean {
  if (text === 'NaN' || text === 'Infinity' || text === '-Infinity') return true;
  return /^-?\d+(\.\d+)?([eE][-+]?\d+)?$/.test(text);
}

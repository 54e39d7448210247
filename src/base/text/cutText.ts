/**
 * Cuts texts from outside to what can be seen. They may be of any length, and a browser lays out everything
 * it is given; the time for one unbroken word grows with the square of its length.
 */

/** Characters of a text on a line of its own; no window shows more. */
export const LINE_CHARACTERS = 300;
/** Characters of a text in a tooltip. */
export const TOOLTIP_CHARACTERS = 1000;

/** Returns the text if it is short, else its beginning and its length: `GET /aaaa… (32 KB)`. */
export function cutText(text: string, most: number = LINE_CHARACTERS): string {
  return text.length <= most ? text : `${startOfText(text, most)}… (${formatTextSize(text.length)})`;
}

/** Returns the first characters, never half of a surrogate pair. */
export function startOfText(text: string, most: number): string {
  const last = text.charCodeAt(most - 1);
  const isHalf = most < text.length && last >= 0xd800 && last < 0xdc00;
  return text.slice(0, isHalf ? most - 1 : most);
}

/** Formats the size of a text for the user, counted in characters: `812 characters`, `32 KB`, `1.2 MB`. */
export function formatTextSize(characters: number): string {
  if (characters < 1024) return `${characters} characters`;
  const [value, unit] = characters < 1024 ** 2 ? [characters / 1024, 'KB'] : [characters / 1024 ** 2, 'MB'];
  return `${value < 10 ? value.toFixed(1).replace(/\.0$/, '') : Math.round(value)} ${unit}`;
}

/** Recognizes calls that read one page after the other: the place in the list is all that differs. */

/** Parameters of URLs that say which part of a list is asked for. */
const PAGE_PARAMETER =
  /([?&;](?:page|page[_-]?(?:no|num|number|index|token)|pagetoken|offset|skip|start|from|cursor|after|before|continuation[_-]?token|next[_-]?token|marker)=)[^&#;]*/gi;
/** `OFFSET 40`, `OFFSET 40 ROWS`, `LIMIT 40, 20`. */
const PAGE_CLAUSE = /\b(offset\s+)\d+|\b(limit\s+)\d+(?=\s*,)/gi;

/** Of longer texts, only the beginning is compared. */
const MOST_LETTERS = 4000;

/** Returns a text without the place in the list; the text itself if it says none. */
export function withoutPage(text: string): string {
  const start = text.slice(0, MOST_LETTERS);
  return start.replace(PAGE_PARAMETER, '$1').replace(PAGE_CLAUSE, '$1$2');
}

/** Returns whether texts differ, but only in the page that they ask for. */
export function differInPage(texts: readonly string[]): boolean {
  if (new Set(texts).size < 2) return false;
  return new Set(texts.map(withoutPage)).size === 1;
}

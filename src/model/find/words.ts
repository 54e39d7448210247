/** Writes single words in the find language. */

/** Words that have a special meaning where a word could be. */
const SPECIAL =
  /^[-/]|^(?:OR|AND|\|)$|[\s"=<>~!]|^(?:service|operation|op|kind|status|has|duration|dur|self|depth):/i;

/** Formats a word or a phrase to be found anywhere. */
export function formatWord(text: string): string {
  return SPECIAL.test(text) ? quoteText(text) : text;
}

/** Quotes a text, so that the value is exactly this text. */
export function quoteText(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** Texts between double quotes, in the query languages of logs. */

/**
 * Returns a text in double quotes for LogQL, KQL, DQL, Lucene, LogsQL, TraceQL, PromQL, Splunk's SPL and
 * Google's logging language: `\` and `"` are escaped, line breaks and tabs become `\n`, `\r`, `\t`.
 */
export function quotedText(text: string): string {
  return `"${text.replace(/[\\"\n\r\t]/g, (character) => escapes[character] ?? character)}"`;
}

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '"': '\\"',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/**
 * Returns the name under which Loki and Prometheus know an attribute: dots and all else that is not a letter,
 * digit or underscore become underscores.
 */
export function labelName(key: string): string {
  return key.replace(/[^a-zA-Z0-9_]/g, '_').replace(/^(?=\d)/, '_');
}

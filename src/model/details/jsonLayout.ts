/** Formats JSON for reading. Only the whitespace between tokens changes, so no number loses a digit. */

/** One token of JSON. `key` is a string that names a member. */
export interface JsonToken {
  readonly kind: 'key' | 'string' | 'number' | 'word' | 'punctuation';
  readonly text: string;
}

/** One line of formatted JSON. */
export interface JsonLine {
  readonly depth: number;
  readonly tokens: readonly JsonToken[];
}

const TOKEN = /\s*(?:(")|(-?\d[\d.eE+-]*)|(true|false|null|NaN|-?Infinity)|([{}[\],:]))/y;

/** Returns the tokens of a text, or undefined if it is not JSON. */
export function jsonTokens(text: string): JsonToken[] | undefined {
  const tokens: JsonToken[] = [];
  const pattern = new RegExp(TOKEN);
  while (pattern.lastIndex < text.length) {
    const from = pattern.lastIndex;
    const match = pattern.exec(text);
    if (match === null) return /^\s*$/.test(text.slice(from)) ? tokens : undefined;
    const [, quote, number, word, punctuation] = match;
    if (punctuation === ':' && tokens.at(-1)?.kind === 'string') {
      const name = tokens.pop();
      tokens.push({ kind: 'key', text: name?.text ?? '' });
    }
    if (quote !== undefined) {
      const begin = pattern.lastIndex - 1;
      const end = endOfString(text, begin);
      if (end < 0) return undefined;
      tokens.push({ kind: 'string', text: text.slice(begin, end) });
      pattern.lastIndex = end;
    } else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word });
    else tokens.push({ kind: 'punctuation', text: punctuation });
  }
  return tokens;
}

/**
 * Returns the position after the quotation mark that ends the string beginning at `begin`, or −1 if there is
 * none. A regular expression would need stack space for every character, too much for strings of megabytes.
 */
function endOfString(text: string, begin: number): number {
  for (let at = text.indexOf('"', begin + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let escapes = at - 1;
    while (text[escapes] === '\\') escapes--;
    if ((at - escapes) % 2 === 1) return at + 1;
  }
  return -1;
}

/** Splits a JSON text into lines, one element a line; undefined if the text is not JSON. */
export function layoutJson(text: string): JsonLine[] | undefined {
  if (!isJson(text)) return undefined;
  const tokens = jsonTokens(text);
  if (tokens === undefined) return undefined;
  const lines: JsonLine[] = [];
  let current: JsonToken[] = [];
  let depth = 0;
  let lineDepth = 0;
  const endLine = () => {
    if (current.length > 0) lines.push({ depth: lineDepth, tokens: current });
    current = [];
    lineDepth = depth;
  };
  for (const [position, token] of tokens.entries()) {
    const isOpening = token.text === '{' || token.text === '[';
    const isClosing = token.text === '}' || token.text === ']';
    if (token.kind === 'punctuation' && isClosing) {
      depth--;
      if (!opensJustBefore(tokens, position)) endLine();
      current.push(token);
    } else if (token.kind === 'punctuation' && isOpening) {
      current.push(token);
      depth++;
      if (!closesJustAfter(tokens, position)) endLine();
    } else {
      current.push(token);
      if (token.kind === 'punctuation' && token.text === ',') endLine();
    }
  }
  endLine();
  return lines;
}

function opensJustBefore(tokens: readonly JsonToken[], position: number): boolean {
  const before = tokens.at(position - 1);
  return position > 0 && before?.kind === 'punctuation' && (before.text === '{' || before.text === '[');
}

function closesJustAfter(tokens: readonly JsonToken[], position: number): boolean {
  const after = tokens.at(position + 1);
  return after?.kind === 'punctuation' && (after.text === '}' || after.text === ']');
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (reason) {
    if (reason instanceof SyntaxError) return false;
    throw reason;
  }
}

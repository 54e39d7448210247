/** Completes the beginning of a JSON text by closing whatever is open. */

/**
 * Closes a truncated JSON text so that it parses, with `mark` appended to a string that was cut. Everything
 * before the cut is kept, except a member without its value and a number or word that may be incomplete.
 * Linear.
 */
export function closeJson(text: string, mark = ''): string {
  const open: string[] = [];
  /** Where the text may end: after a complete value or an opening bracket. */
  let good = 0;
  let goodDepth = 0;
  let isKeyNext = false;
  let isKey = false;
  const note = (at: number) => {
    good = at;
    goodDepth = open.length;
  };
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === '"') {
      const end = endOfString(text, at);
      isKey = isKeyNext;
      if (end < 0)
        return isKey
          ? closed(text.slice(0, good), open.slice(0, goodDepth))
          : closed(cutString(text, at, mark), open);
      at = end;
      if (!isKey) note(at + 1);
      isKeyNext = false;
    } else if (sign === '{' || sign === '[') {
      open.push(sign);
      isKeyNext = sign === '{';
      note(at + 1);
    } else if (sign === '}' || sign === ']') {
      open.pop();
      isKeyNext = false;
      note(at + 1);
    } else if (sign === ',') {
      note(at);
      isKeyNext = open.at(-1) === '{';
    }
  }
  return closed(text.slice(0, good), open.slice(0, goodDepth));
}

/**
 * Returns the index of the quotation mark that ends the string beginning at `begin`, or −1 if there is none.
 */
function endOfString(text: string, begin: number): number {
  for (let at = begin + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
  }
  return -1;
}

/** Returns the text with the open string that begins at `begin` closed; an incomplete escape is dropped. */
function cutString(text: string, begin: number, mark: string): string {
  const tail = /(?<=(?:^|[^\\])(?:\\\\)*)\\(?:u[0-9a-fA-F]{0,3})?$/.exec(
    text.slice(Math.max(begin + 1, text.length - 200)),
  );
  return `${tail === null ? text : text.slice(0, text.length - tail[0].length)}${mark}"`;
}

function closed(text: string, open: readonly string[]): string {
  return (
    text +
    open
      .toReversed()
      .map((bracket) => (bracket === '{' ? '}' : ']'))
      .join('')
  );
}

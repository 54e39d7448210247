/**
 * Finds where a text stops being JSON. The result is the same in every browser; their own messages differ and
 * often lack the position.
 */

export interface JsonFault {
  /** The text ended before the value did. */
  readonly isCutOff: boolean;
  /** In UTF-16 units. */
  readonly offset: number;
}

/**
 * Walks the text with a stack of open brackets. Returns undefined if nothing is wrong. `expect` is what may
 * come next: a value, a value or the end of an empty list, a key, a key or the end of an empty object, a
 * colon, or a comma or end.
 */
export function findJsonFault(text: string): JsonFault | undefined {
  const open: string[] = [];
  let expect: 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing' =
    'value';
  let position = 0;
  for (;;) {
    position = skipSpace(text, position);
    if (position >= text.length) {
      return expect === 'nothing' ? undefined : { isCutOff: true, offset: text.length };
    }
    const character = text[position];
    const fault: JsonFault = { isCutOff: false, offset: position };
    switch (expect) {
      case 'nothing':
        return fault;
      case 'colon':
        if (character !== ':') return fault;
        position++;
        expect = 'value';
        continue;
      case 'comma-or-end':
        if (character === ',') {
          position++;
          expect = open.at(-1) === '{' ? 'key' : 'value';
          continue;
        }
        if (character !== (open.at(-1) === '{' ? '}' : ']')) return fault;
        break;
      case 'key':
      case 'key-or-end': {
        if (character === '}' && expect === 'key-or-end') break;
        if (character !== '"') return fault;
        const key = readToken(text, position);
        if (key.fault !== undefined) return key.fault;
        position = key.end;
        expect = 'colon';
        continue;
      }
      case 'value-or-end':
        if (character === ']') break;
        expect = 'value';
        continue;
      case 'value': {
        if (character === '{' || character === '[') {
          open.push(character);
          position++;
          expect = character === '{' ? 'key-or-end' : 'value-or-end';
          continue;
        }
        const token = readToken(text, position);
        if (token.fault !== undefined) return token.fault;
        position = token.end;
        expect = open.length === 0 ? 'nothing' : 'comma-or-end';
        continue;
      }
    }
    // A closing bracket.
    open.pop();
    position++;
    expect = open.length === 0 ? 'nothing' : 'comma-or-end';
  }
}

interface Token {
  readonly end: number;
  readonly fault: JsonFault | undefined;
}

const NUMBER = /-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?/y;
const words = ['true', 'false', 'null'];

function readToken(text: string, from: number): Token {
  if (text[from] === '"') return readText(text, from);
  const word = words.find((candidate) => text.startsWith(candidate, from));
  if (word !== undefined) return { end: from + word.length, fault: undefined };
  const rest = text.slice(from, from + 5);
  const isCutWord =
    from + rest.length === text.length && words.some((candidate) => candidate.startsWith(rest));
  if (isCutWord || (rest === '-' && from + 1 === text.length)) {
    return { end: from, fault: { isCutOff: true, offset: text.length } };
  }
  NUMBER.lastIndex = from;
  if (!NUMBER.test(text)) return { end: from, fault: { isCutOff: false, offset: from } };
  const end = NUMBER.lastIndex;
  // `1.`, `1e` or `1e+` at the very end of the text.
  if (
    end < text.length &&
    /^(\.|\.?\d*[eE][-+]?)$/.test(text.slice(end, end + 4)) &&
    text.length - end <= 3
  ) {
    return { end, fault: { isCutOff: true, offset: text.length } };
  }
  return { end, fault: undefined };
}

function readText(text: string, from: number): Token {
  for (let position = from + 1; position < text.length; position++) {
    const code = text.charCodeAt(position);
    if (code === 34) return { end: position + 1, fault: undefined };
    if (code < 32) return { end: position, fault: { isCutOff: false, offset: position } };
    if (code !== 92) continue;
    const escaped = text[position + 1];
    if (escaped === undefined) break;
    if (escaped === 'u') {
      const digits = text.slice(position + 2, position + 6);
      if (!/^[0-9a-fA-F]*$/.test(digits))
        return { end: position, fault: { isCutOff: false, offset: position } };
      if (digits.length < 4) break;
      position += 5;
    } else {
      if (!'"\\/bfnrt'.includes(escaped))
        return { end: position, fault: { isCutOff: false, offset: position } };
      position++;
    }
  }
  return { end: text.length, fault: { isCutOff: true, offset: text.length } };
}

function skipSpace(text: string, from: number): number {
  let position = from;
  for (;;) {
    const code = text.charCodeAt(position);
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return position;
    position++;
  }
}

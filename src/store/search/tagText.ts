/** Tags as users write them: `error=true http.status_code=500 "a b"=c`, or a pasted JSON map. */
import { err, ok, type Result } from '../../base/result.ts';
import type { TagCondition } from '../../model/summaries/searchQuery.ts';
import { parseTagsJson } from '../../url/searchUrlTags.ts';

/** Parses all tags of a text. The error is a sentence that says which part is wrong and how to write it. */
export function parseTagText(text: string): Result<readonly TagCondition[], string> {
  const trimmed = text.trim();
  if (trimmed === '') return ok([]);
  const tags = trimmed.startsWith('{') ? readJson(trimmed) : readPairs(trimmed);
  if (!tags.ok) return tags;
  const keys = new Set<string>();
  for (const { key } of tags.value) {
    if (keys.has(key)) return err(`“${key}” stands twice; a search takes one value for each key.`);
    keys.add(key);
  }
  return tags;
}

function readJson(text: string): Result<readonly TagCondition[], string> {
  const parsed = parseTagsJson(text);
  return parsed.ok
    ? parsed
    : err(`The text starts like JSON, but ${parsed.error}. Example: {"http.status_code": 500}`);
}

/** Unquoted text, or text in double quotes with quotes and backslashes escaped by a backslash. */
const BARE = /[^\s="]+/y;
const BARE_VALUE = /[^\s"]+/y;
const QUOTED = /"((?:[^"\\]|\\.)*)"/sy;
const SPACE = /\s+/y;

function readPairs(text: string): Result<readonly TagCondition[], string> {
  const tags: TagCondition[] = [];
  let position = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = position;
    const match = pattern.exec(text);
    if (match === null) return undefined;
    position = pattern.lastIndex;
    return match[0];
  };
  while (position < text.length) {
    if (take(SPACE) !== undefined) continue;
    const from = position;
    const key = take(QUOTED) ?? take(BARE);
    const plainKey = key === undefined ? undefined : unquote(key);
    if (plainKey === undefined || plainKey === '') {
      return err(
        text[position] === '"'
          ? 'A quotation mark is not closed.'
          : `“${rest(text, from)}” has no key before “=”.`,
      );
    }
    if (text[position] !== '=') return err(`“${plainKey}” has no value; write ${plainKey}=value.`);
    position++;
    const value = take(QUOTED) ?? take(BARE_VALUE) ?? '';
    if (position < text.length && !/\s/.test(text[position])) {
      return err(`“${rest(text, from)}” is not clear; put a value with quotation marks in quotation marks.`);
    }
    tags.push({ key: plainKey, value: unquote(value) });
  }
  return ok(tags);
}

function rest(text: string, from: number): string {
  return text.slice(from, from + 40).split(/\s/, 1)[0];
}

function unquote(token: string): string {
  return token.startsWith('"') ? token.slice(1, -1).replace(/\\(.)/gs, '$1') : token;
}

/** Formats tags as text that `parseTagText` parses back to the same tags. */
export function formatTagText(tags: readonly TagCondition[]): string {
  return tags.map(formatTag).join(' ');
}

/** Formats one tag as `key=value`, quoted if necessary. */
export function formatTag({ key, value }: TagCondition): string {
  // A text that starts with a brace would be parsed as JSON.
  const plainKey = /^[^\s="{][^\s="]*$/.test(key) ? key : quote(key);
  const plainValue = value === '' || /^[^\s"]+$/.test(value) ? value : quote(value);
  return `${plainKey}=${plainValue}`;
}

function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

/** Tags in the URL of a search: a JSON map as in Jaeger UI, and the older `tag=key:value`. */
import { err, ok, type Result } from '../base/result.ts';
import type { TagCondition } from '../model/summaries/searchQuery.ts';

/**
 * Parses `{"http.status_code":"500","error":true}` with texts, numbers and booleans as values. The error is a
 * reason for the user.
 */
export function parseTagsJson(text: string): Result<readonly TagCondition[], string> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (reason) {
    if (!(reason instanceof SyntaxError)) throw reason;
    return err('it is not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return err('it is not a JSON map of keys to values');
  }
  const tags: TagCondition[] = [];
  for (const [key, tagValue] of Object.entries(value)) {
    if (key === '') return err('it has an empty key');
    if (!['string', 'number', 'boolean'].includes(typeof tagValue)) {
      return err(`the value of “${key}” is neither text, number nor boolean`);
    }
    tags.push({ key, value: String(tagValue) });
  }
  return ok(tags);
}

/** Writes tags as a JSON map from text to text, in their order. Keys must be unique. */
export function formatTagsJson(tags: readonly TagCondition[]): string {
  // Written by hand, because an object would move numeric keys to the front, and already has a `__proto__`.
  return `{${tags.map(({ key, value }) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(',')}}`;
}

/** Parses `key:value`; undefined if there is no key. The value may contain colons. */
export function parseLegacyTag(text: string): TagCondition | undefined {
  const colon = text.indexOf(':');
  return colon <= 0 ? undefined : { key: text.slice(0, colon), value: text.slice(colon + 1) };
}

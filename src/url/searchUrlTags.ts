/** Tags in the address of a search: a JSON map as Jaeger's own page writes it, and the older `tag=key:value`. */
import { err, ok, type Result } from '../base/result.ts';
import type { TagCondition } from '../model/summaries/searchQuery.ts';

/** Reads `{"http.status_code":"500","error":true}`: text, numbers and booleans; the error is the reason, for people. */
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

/** Writes tags as a JSON map of text to text, in their order; keys must differ. */
export function formatTagsJson(tags: readonly TagCondition[]): string {
  // By hand: an object would move keys that look like numbers to the front, and has a `__proto__` of its own.
  return `{${tags.map(({ key, value }) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(',')}}`;
}

/** Reads `key:value`; undefined where there is no key. The value may hold further colons. */
export function parseLegacyTag(text: string): TagCondition | undefined {
  const colon = text.indexOf(':');
  return colon <= 0 ? undefined : { key: text.slice(0, colon), value: text.slice(colon + 1) };
}

/** Whether a condition asks for errors, which the query keeps as `errorsOnly`. */
export function isErrorTag({ key, value }: TagCondition): boolean {
  return key === 'error' && value === 'true';
}

/** Reads what the app has stored in the browser on an earlier visit. */
import { parseJson } from '../base/parseJson.ts';

/** Returns fields of the JSON object stored under a key: none if it is absent or the storage blocked. */
export function readStored(storage: () => Pick<Storage, 'getItem'>, key: string): (field: string) => unknown {
  let value: unknown;
  try {
    value = parseJson(storage().getItem(key) ?? '');
  } catch {
    // The browser blocks the storage for this page.
  }
  return (field) => (typeof value === 'object' && value !== null ? Reflect.get(value, field) : undefined);
}

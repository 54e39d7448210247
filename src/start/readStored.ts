/** Reads what the app has stored in the browser on an earlier visit. */
import { parseJson } from '../base/parseJson.ts';

/** Returns a field of the JSON object that is stored under a key; nothing if there is none or storage is closed. */
export function readStored(storage: () => Pick<Storage, 'getItem'>, key: string): (field: string) => unknown {
  let value: unknown;
  try {
    value = parseJson(storage().getItem(key) ?? '');
  } catch {
    // The browser keeps its storage closed to this page.
  }
  return (field) => (typeof value === 'object' && value !== null ? Reflect.get(value, field) : undefined);
}

/** One fact, and the keys that programs of different ages use for it. */

/** The spellings of one key, newest first. A dotted key belongs to one family only. */
export type KeyFamily = readonly [newest: string, ...older: string[]];

/** The families of one domain, by the name of the fact. */
export type KeyFamilies = Readonly<Record<string, KeyFamily>>;

/** Returns the value of the newest spelling that has one. */
export function readNewest<T>(family: KeyFamily, read: (key: string) => T | undefined): T | undefined {
  for (const key of family) {
    const value = read(key);
    if (value !== undefined) return value;
  }
  return undefined;
}

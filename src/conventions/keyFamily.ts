/** One fact, and the keys under which programs of different ages send it. */

/** The spellings of one key, newest first. A dotted key stands in one family only. */
export type KeyFamily = readonly [newest: string, ...older: string[]];

/** The families of one domain, by the name of the fact. */
export type KeyFamilies = Readonly<Record<string, KeyFamily>>;

/** What the newest spelling says that says anything. */
export function readNewest<T>(family: KeyFamily, read: (key: string) => T | undefined): T | undefined {
  for (const key of family) {
    const value = read(key);
    if (value !== undefined) return value;
  }
  return undefined;
}

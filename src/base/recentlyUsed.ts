/** Values by name, made when first asked for and kept as long as there is room: what was not used for longest goes. */

export interface RecentlyUsedOptions<T> {
  readonly create: (name: string) => T;
  /** The kept values' sums of `of` may be `most` each. They are asked anew at each use: values may grow. */
  readonly limits: readonly { readonly most: number; readonly of: (value: T) => number }[];
  /** Is told of each value that is no longer kept. */
  readonly discard?: (value: T) => void;
}

/** Returns a function that gives the value of a name. The value used last is always kept, however large it is. */
export function createRecentlyUsed<T>({
  create,
  limits,
  discard,
}: RecentlyUsedOptions<T>): (name: string) => T {
  // In the order of their last use.
  const kept = new Map<string, { readonly value: T }>();
  const isOver = () =>
    limits.some(({ most, of }) => {
      let sum = 0;
      for (const { value } of kept.values()) sum += of(value);
      return sum > most;
    });
  return (name) => {
    const entry = kept.get(name) ?? { value: create(name) };
    kept.delete(name);
    kept.set(name, entry);
    for (const [oldest, { value }] of kept) {
      if (oldest === name || !isOver()) break;
      kept.delete(oldest);
      discard?.(value);
    }
    return entry.value;
  };
}

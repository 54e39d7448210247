/**
 * A cache of values by name: a value is created when first asked for, and the least recently used are dropped
 * when there is no more room.
 */

export interface RecentlyUsedOptions<T> {
  readonly create: (name: string) => T;
  /**
   * The sum of `of` over the cached values may be at most `most`, for each limit. It is computed at every
   * use, because values may grow.
   */
  readonly limits: readonly { readonly most: number; readonly of: (value: T) => number }[];
  /** Called with each value that is dropped. */
  readonly discard?: (value: T) => void;
}

/**
 * Returns a function that returns the value of a name. The value used last is always kept, whatever its size.
 */
export function createRecentlyUsed<T>({
  create,
  limits,
  discard,
}: RecentlyUsedOptions<T>): (name: string) => T {
  // Ordered by last use, oldest first.
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

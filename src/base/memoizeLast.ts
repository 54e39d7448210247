/**
 * Remembers the last call: the same arguments (by identity) return the same result without computing it
 * again.
 */
export function memoizeLast<Args extends readonly unknown[], R>(
  compute: (...args: Args) => R,
): (...args: Args) => R {
  let lastArgs: Args | undefined;
  let lastResult: R;
  return (...args) => {
    const previous = lastArgs;
    const isSame =
      previous !== undefined &&
      previous.length === args.length &&
      args.every((arg, position) => Object.is(arg, previous[position]));
    if (!isSame) {
      lastResult = compute(...args);
      lastArgs = args;
    }
    return lastResult;
  };
}

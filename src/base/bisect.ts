/** Binary search in ascending numbers: a column, or part of one. Takes logarithmic time. */

/**
 * Returns the index of the first value above `limit` within [from, to) of an ascending column, or `to` if
 * there is none. With `from` = 0, this is also the number of values that are at most `limit`.
 */
export function firstAbove(
  ascending: ArrayLike<number>,
  limit: number,
  from = 0,
  to = ascending.length,
): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle] <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Returns the index of the first value that is at least `limit` in an ascending column, or its length if
 * there is none.
 */
export function firstAtLeast(ascending: ArrayLike<number>, limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle] < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

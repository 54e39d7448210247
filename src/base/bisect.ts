/** Binary search in ascending numbers: a column, or a stretch of one. Logarithmic. */

/**
 * Where the first value above `limit` stands in the stretch [from, to) of an ascending column; `to` where none is.
 * From 0 on, this is how many values are at most `limit`.
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

/** Where the first value of at least `limit` stands in an ascending column; its length where none is. */
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

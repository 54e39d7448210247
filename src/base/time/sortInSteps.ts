/** Sorting in slices. Sorting a hundred thousand names in natural order takes a browser half a second. */
import type { Steps } from './slicedTask.ts';

/** How many items are sorted, or merged, in one step. */
const RUN = 512;

/** Returns a sorted copy; the sort is stable. */
export function* sortInSteps<T>(list: readonly T[], compare: (one: T, other: T) => number): Steps<T[]> {
  let from: T[] = [];
  for (let start = 0; start < list.length; start += RUN) {
    for (const each of list.slice(start, start + RUN).sort(compare)) from.push(each);
    yield;
  }
  for (let width = RUN; width < from.length; width *= 2) {
    const to: T[] = [];
    for (let start = 0; start < from.length; start += 2 * width) {
      yield* merge(from, start, width, compare, to);
    }
    from = to;
  }
  return from;
}

/** Appends two adjacent sorted runs of `width`, merged. The second may be shorter or empty. */
function* merge<T>(
  from: readonly T[],
  start: number,
  width: number,
  compare: (one: T, other: T) => number,
  to: T[],
): Steps<void> {
  const middle = Math.min(start + width, from.length);
  const end = Math.min(middle + width, from.length);
  let left = start;
  let right = middle;
  for (let taken = 1; left < middle || right < end; taken++) {
    const isLeft = right >= end || (left < middle && compare(from[left], from[right]) <= 0);
    to.push(isLeft ? from[left++] : from[right++]);
    if (taken % RUN === 0) yield;
  }
}

/** Counts the spans that reloading a trace has added, by their IDs. */
import type { Steps } from '../../base/time/slicedTask.ts';

/** IDs that are counted in about a millisecond. */
const IDS_A_STEP = 4_000;

/**
 * How many of `after` are not in `before`; duplicates count. Only what is
 * between the first and the last difference costs more than a comparison.
 */
export function* countNewIds(before: BigUint64Array, after: BigUint64Array): Steps<number> {
  // Comparing a million IDs takes a step of its own.
  yield;
  const { from, ending } = commonEnds(before, after);
  yield;
  const known = new Map<bigint, number>();
  for (let row = from; row < before.length - ending; row++) {
    known.set(before[row], (known.get(before[row]) ?? 0) + 1);
    if (row % IDS_A_STEP === 0) yield;
  }
  let count = 0;
  for (let row = from; row < after.length - ending; row++) {
    const left = known.get(after[row]) ?? 0;
    if (left === 0) count++;
    else known.set(after[row], left - 1);
    if (row % IDS_A_STEP === 0) yield;
  }
  return count;
}

/**
 * How many IDs are the same at the start, and how many of
 * the rest at the end. Compares halves, to avoid BigInts.
 */
function commonEnds(before: BigUint64Array, after: BigUint64Array): { from: number; ending: number } {
  const [left, right] = [halvesOf(before), halvesOf(after)];
  const shorter = Math.min(left.length, right.length);
  let same = 0;
  while (same < shorter && left[same] === right[same]) same++;
  const from = same >>> 1;
  let sameEnd = 0;
  const most = shorter - 2 * from;
  while (sameEnd < most && left[left.length - 1 - sameEnd] === right[right.length - 1 - sameEnd]) sameEnd++;
  return { from, ending: sameEnd >>> 1 };
}

function halvesOf(ids: BigUint64Array): Uint32Array {
  return new Uint32Array(ids.buffer, ids.byteOffset, 2 * ids.length);
}

/** Sorts indexes by a column of numbers, many times faster than a call-back can. */

const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;
/** The lowest bit of each of the six digits of a number's 64 bits. */
const SHIFTS: readonly number[] = [0, 11, 22, 32, 43, 54];
/** Below this, counting digits costs more than it saves. */
const FEW = 48;
const MANY = 1024;

/**
 * Sorts the indexes at [from, to) in place so that `keys[index]` ascends; equal keys keep their order. Keys
 * must be at least 0 (and not −0). Linear: a radix sort over the bits of the numbers, which ascend as the
 * numbers do.
 */
export function sortByNumber(indexes: Int32Array, keys: Float64Array, from = 0, to = indexes.length): void {
  let place = from + 1;
  while (place < to && keys[indexes[place - 1]] <= keys[indexes[place]]) place++;
  if (place >= to) return;
  if (to - from <= FEW) insertionSort(indexes, keys, from, to);
  else if (to - from <= MANY) indexes.subarray(from, to).sort((a, b) => keys[a] - keys[b]);
  else radixSort(indexes.subarray(from, to), keys);
}

function insertionSort(indexes: Int32Array, keys: Float64Array, from: number, to: number): void {
  for (let place = from + 1; place < to; place++) {
    const index = indexes[place];
    const key = keys[index];
    let gap = place;
    for (; gap > from && keys[indexes[gap - 1]] > key; gap--) indexes[gap] = indexes[gap - 1];
    indexes[gap] = index;
  }
}

function radixSort(indexes: Int32Array, keys: Float64Array): void {
  const { length } = indexes;
  const bits = new Float64Array(1);
  const words = new Uint32Array(bits.buffer);
  bits[0] = 1;
  const high = words[1] !== 0 ? 1 : 0;
  let from: Int32Array = indexes;
  let to: Int32Array = new Int32Array(length);
  let low = new Uint32Array(length);
  let top = new Uint32Array(length);
  for (let place = 0; place < length; place++) {
    bits[0] = keys[indexes[place]];
    low[place] = words[1 - high];
    top[place] = words[high];
  }
  let nextLow = new Uint32Array(length);
  let nextTop = new Uint32Array(length);
  const next = new Int32Array(DIGITS);
  for (const shift of SHIFTS) {
    const word = shift < 32 ? low : top;
    const by = shift & 31;
    next.fill(0);
    for (let place = 0; place < length; place++) next[(word[place] >>> by) & (DIGITS - 1)]++;
    if (next[(word[0] >>> by) & (DIGITS - 1)] === length) continue;
    let sum = 0;
    for (let digit = 0; digit < DIGITS; digit++) {
      const size = next[digit];
      next[digit] = sum;
      sum += size;
    }
    for (let place = 0; place < length; place++) {
      const target = next[(word[place] >>> by) & (DIGITS - 1)]++;
      to[target] = from[place];
      nextLow[target] = low[place];
      nextTop[target] = top[place];
    }
    [from, to] = [to, from];
    [low, nextLow] = [nextLow, low];
    [top, nextTop] = [nextTop, top];
  }
  if (from !== indexes) indexes.set(from);
}

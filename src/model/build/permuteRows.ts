/** Moves columns from order of arrival into depth-first order. */
import { NONE } from '../trace.ts';

/** Returns the values of `source` at `rows`, in that order. */
export function pickInt32(source: Int32Array, rows: Int32Array): Int32Array {
  const target = new Int32Array(rows.length);
  for (let row = 0; row < rows.length; row++) target[row] = source[rows[row]];
  return target;
}

export function pickUint8(source: Uint8Array, rows: Int32Array): Uint8Array {
  const target = new Uint8Array(rows.length);
  for (let row = 0; row < rows.length; row++) target[row] = source[rows[row]];
  return target;
}

export function pickFloat64(source: Float64Array, rows: Int32Array): Float64Array {
  const target = new Float64Array(rows.length);
  for (let row = 0; row < rows.length; row++) target[row] = source[rows[row]];
  return target;
}

/** Same as `pickInt32`, but undefined if every value would be `absent`. */
export function pickInt32Unless(
  absent: number,
  source: Int32Array,
  rows: Int32Array,
): Int32Array | undefined {
  for (let row = 0; row < source.length; row++) {
    if (source[row] !== absent) return pickInt32(source, rows);
  }
  return undefined;
}

/** Same as `pickInt32`, but undefined if no value is above 0. */
export function pickCounts(source: Int32Array, rows: Int32Array): Uint32Array | undefined {
  const counts = pickInt32Unless(0, source, rows);
  return counts === undefined ? undefined : new Uint32Array(counts.buffer);
}

export function pickIds(high: Int32Array, low: Int32Array, rows: Int32Array): BigUint64Array {
  const ids = new BigUint64Array(rows.length);
  const halves = new Int32Array(ids.buffer);
  const highPlace = new Uint8Array(new Uint16Array([1]).buffer)[0]; // 1 if the lower half comes first
  for (let row = 0; row < rows.length; row++) {
    halves[row * 2 + highPlace] = high[rows[row]];
    halves[row * 2 + 1 - highPlace] = low[rows[row]];
  }
  return ids;
}

/** Runs of rows, back to back: owner o has [first[o], first[o + 1]). */
export interface Runs {
  readonly first: Uint32Array;
  /** The arrived row at each new row. */
  readonly rows: Int32Array;
}

/**
 * Returns the runs of `owners` in that order. The run of arrived owner a begins where that of a − 1 ends, and
 * ends at ends[a].
 */
export function pickRuns(ends: Int32Array, owners: Int32Array): Runs {
  const first = new Uint32Array(owners.length + 1);
  // Often no owner has any rows.
  if (owners.length === 0 || ends[ends.length - 1] === 0) return { first, rows: new Int32Array(0) };
  let total = 0;
  for (let owner = 0; owner < owners.length; owner++) {
    const arrived = owners[owner];
    total += ends[arrived] - (arrived === 0 ? 0 : ends[arrived - 1]);
    first[owner + 1] = total;
  }
  const rows = new Int32Array(total);
  let target = 0;
  for (let owner = 0; owner < owners.length; owner++) {
    const arrived = owners[owner];
    for (let row = arrived === 0 ? 0 : ends[arrived - 1]; row < ends[arrived]; row++) rows[target++] = row;
  }
  return { first, rows };
}

/**
 * Renumbers values by first appearance; NONE stays. Changes `column`, and returns the old numbers in their
 * new order.
 */
export function renumberByFirstUse(column: Int32Array, oldCount: number): Int32Array {
  const newIndex = new Int32Array(oldCount).fill(NONE);
  const oldIndex = new Int32Array(oldCount);
  let count = 0;
  for (let row = 0; row < column.length; row++) {
    const old = column[row];
    if (old === NONE) continue;
    if (newIndex[old] === NONE) {
      newIndex[old] = count;
      oldIndex[count++] = old;
    }
    column[row] = newIndex[old];
  }
  return oldIndex.slice(0, count);
}

/** When spans do work of their own: while they run and none of their children does. */
import { sortByNumber } from '../../base/sortByNumber.ts';
import { roundToNanos } from '../../model/build/times.ts';
import type { SpanColumns } from '../../model/trace.ts';

/** Stretches of time in which one span does its own work, in the order of the trace. None is empty. */
export interface OwnWork {
  readonly count: number;
  readonly span: Int32Array;
  /** In µs. */
  readonly start: Float64Array;
  readonly end: Float64Array;
  /**
   * All starts and ends in order of time, those at the same time in any order: border b < count is the start
   * of stretch b, any other one the end of stretch b − count.
   */
  readonly borders: Int32Array;
}

/**
 * Cuts the time of each span where its children run. Children are sorted by start, so one sweep is enough;
 * the stretches of a span add up to its self time. Linear, except for sorting the borders.
 */
export function findOwnWork({ count, start, duration, subtreeEnd }: SpanColumns): OwnWork {
  // A span has at most one stretch before each of its children, and one after them.
  const span = new Int32Array(2 * count);
  const from = new Float64Array(2 * count);
  const to = new Float64Array(2 * count);
  let found = 0;
  const add = (owner: number, begin: number, end: number) => {
    if (end <= begin) return;
    span[found] = owner;
    from[found] = begin;
    to[found++] = end;
  };
  for (let owner = 0; owner < count; owner++) {
    const end = roundToNanos(start[owner] + duration[owner]);
    let covered = start[owner];
    for (let child = owner + 1; child < subtreeEnd[owner]; child = subtreeEnd[child]) {
      if (start[child] >= end) break;
      add(owner, covered, start[child]);
      const childEnd = roundToNanos(start[child] + duration[child]);
      if (childEnd > covered) covered = childEnd;
    }
    add(owner, covered, end);
  }
  const times = new Float64Array(2 * found);
  times.set(from.subarray(0, found));
  times.set(to.subarray(0, found), found);
  const borders = new Int32Array(2 * found);
  for (let border = 0; border < borders.length; border++) borders[border] = border;
  sortByNumber(borders, times);
  return {
    count: found,
    span: span.slice(0, found),
    start: from.slice(0, found),
    end: to.slice(0, found),
    borders,
  };
}

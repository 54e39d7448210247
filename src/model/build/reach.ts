/** How far the descendants of a span reach beyond its own time. */

import { firstAtLeast } from '../../base/bisect.ts';
import { NONE, type ReachColumns } from '../trace.ts';
import { TIME_TOLERANCE } from './times.ts';

/** What the computation needs to know of spans in depth-first order. */
export interface PlacedTree {
  readonly start: Float64Array;
  readonly duration: Float64Array;
  readonly parent: Int32Array;
}

/**
 * Computes the reach of every span whose descendants run beyond it.
 *
 *     parent      |======|
 *       child   |====|
 *         grandchild         |==|
 *     reach     |---------------|
 *
 * One loop from the last span to the first: a span has received the times of all its descendants before it
 * passes them on to its parent.
 */
export function computeReach({ start, duration, parent }: PlacedTree): ReachColumns {
  const earliest = start.slice();
  const latest = new Float64Array(start.length);
  let count = 0;
  for (let span = start.length - 1; span >= 0; span--) {
    const end = start[span] + duration[span];
    if (end > latest[span]) latest[span] = end;
    if (earliest[span] < start[span] - TIME_TOLERANCE || latest[span] > end + TIME_TOLERANCE) count++;
    const above = parent[span];
    if (above === NONE) continue;
    if (earliest[span] < earliest[above]) earliest[above] = earliest[span];
    if (latest[span] > latest[above]) latest[above] = latest[span];
  }
  const reach = { span: new Int32Array(count), start: new Float64Array(count), end: new Float64Array(count) };
  let row = 0;
  for (let span = 0; row < count; span++) {
    const end = start[span] + duration[span];
    if (earliest[span] >= start[span] - TIME_TOLERANCE && latest[span] <= end + TIME_TOLERANCE) continue;
    reach.span[row] = span;
    reach.start[row] = earliest[span];
    reach.end[row] = latest[span];
    row++;
  }
  return reach;
}

/** Returns the row of a span's reach, or NONE if nothing below it runs beyond it. Logarithmic. */
export function reachOf(reach: ReachColumns, span: number): number {
  const row = firstAtLeast(reach.span, span);
  return reach.span[row] === span ? row : NONE;
}

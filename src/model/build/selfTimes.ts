/** Self time: the part of a span's duration that no child covers. */

import { roundToNanos } from './times.ts';

/** What the computation needs to know of spans in depth-first order. */
export interface TimedTree {
  readonly start: Float64Array;
  readonly duration: Float64Array;
  readonly subtreeEnd: Int32Array;
}

/**
 * Computes the duration minus the union of the children's times clipped to the span. Children are sorted by
 * start, so one sweep is enough; `covered` is the end of what is covered so far.
 */
export function computeSelfTimes({ start, duration, subtreeEnd }: TimedTree): Float64Array {
  const selfTime = new Float64Array(start.length);
  for (let span = 0; span < start.length; span++) {
    const end = start[span] + duration[span];
    let covered = start[span];
    let self = 0;
    for (let child = span + 1; child < subtreeEnd[span]; child = subtreeEnd[child]) {
      if (start[child] >= end) break;
      if (start[child] > covered) self += start[child] - covered;
      const childEnd = start[child] + duration[child];
      if (childEnd > covered) covered = childEnd;
    }
    if (covered === start[span]) self = duration[span];
    else if (covered < end) self += end - covered;
    selfTime[span] = Math.min(roundToNanos(self), duration[span]);
  }
  return selfTime;
}

/** Self time in steps of about three times the one before (1, 3, 10, 30, …), counted down from the greatest of the trace. */
import type { Microseconds, Trace } from '../trace.ts';

/** How many steps there are at most; what is below the last but one goes into the last. */
export const SELF_STEPS = 6;

/**
 * Where the steps begin, the greatest first, 0 last: step i has the self times ≥ starts[i] and < starts[i − 1]. No step
 * begins below a microsecond but the one at 0.
 *
 *     greatest self time 734 ms: 300 ms, 100 ms, 30 ms, 10 ms, 3 ms, 0
 */
export function computeSelfSteps(trace: Trace): Microseconds[] {
  const { selfTime } = trace.spans;
  let greatest = 1;
  for (let span = 0; span < selfTime.length; span++) if (selfTime[span] > greatest) greatest = selfTime[span];
  const upTo: number[] = [];
  for (let start = 1; start <= greatest; start = selfStepEnd(start)) upTo.push(start);
  return [...upTo.slice(1 - SELF_STEPS).reverse(), 0];
}

/** Where a step that begins at a power of ten, or at three times one, ends. */
export function selfStepEnd(start: Microseconds): Microseconds {
  return String(start).startsWith('3') ? (start / 3) * 10 : start * 3;
}

/** By SpanIndex: which of the steps its self time is in. */
export function computeSelfColumn(trace: Trace, starts: readonly Microseconds[]): Uint8Array {
  const { selfTime } = trace.spans;
  const column = new Uint8Array(selfTime.length);
  for (let span = 0; span < column.length; span++) {
    let step = 0;
    while (selfTime[span] < starts[step]) step++;
    column[span] = step;
  }
  return column;
}

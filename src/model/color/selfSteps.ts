/**
 * Steps of self time, each about three times the one before (1, 3, 10, 30, …), counted down from the trace's
 * maximum.
 */
import type { Microseconds, Trace } from '../trace.ts';

/** The most steps there may be. Everything below the last but one goes into the last. */
export const SELF_STEPS = 6;

/**
 * Returns where the steps begin, the largest first and 0 last. Step i has the self times ≥ starts[i] and <
 * starts[i − 1]. Apart from 0, no step begins below a microsecond.
 *
 *     longest self time 734 ms: 300 ms, 100 ms, 30 ms, 10 ms, 3 ms, 0
 */
export function computeSelfSteps(trace: Trace): Microseconds[] {
  const { selfTime } = trace.spans;
  let greatest = 1;
  for (let span = 0; span < selfTime.length; span++) if (selfTime[span] > greatest) greatest = selfTime[span];
  const upTo: number[] = [];
  for (let start = 1; start <= greatest; start = selfStepEnd(start)) upTo.push(start);
  return [...upTo.slice(1 - SELF_STEPS).reverse(), 0];
}

/** Returns the end of a step that begins at a power of ten, or at three times one. */
export function selfStepEnd(start: Microseconds): Microseconds {
  return String(start).startsWith('3') ? (start / 3) * 10 : start * 3;
}

/** Returns, by SpanIndex, which step the self time of a span belongs to. */
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

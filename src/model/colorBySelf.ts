/** Self time in steps: powers of ten, counted down from that of the greatest self time of the trace. */
import type { Microseconds, Trace } from './trace.ts';

/** How many steps there are at most; what is below the last but one goes into the last. */
export const SELF_STEPS = 6;
/** No step begins between this and 0, microseconds. */
const LEAST_STEP = 1;

/**
 * Where the steps begin, the greatest first, 0 last: step i has the self times ≥ starts[i] and < starts[i − 1].
 *
 *     greatest self time 734 ms: 100 ms, 10 ms, 1 ms, 100 µs, 10 µs, 0
 */
export function computeSelfSteps(trace: Trace): Microseconds[] {
  const { selfTime } = trace.spans;
  let greatest = 0;
  for (let span = 0; span < selfTime.length; span++) if (selfTime[span] > greatest) greatest = selfTime[span];
  const starts: number[] = [];
  let exponent = Math.floor(Math.log10(Math.max(greatest, LEAST_STEP)));
  // The logarithm of a power of ten may come out a little short of a whole number.
  if (10 ** (exponent + 1) <= greatest) exponent++;
  while (starts.length < SELF_STEPS - 1 && 10 ** exponent >= LEAST_STEP) starts.push(10 ** exponent--);
  return [...starts, 0];
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

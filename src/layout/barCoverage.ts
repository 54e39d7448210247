/** When something runs below a span: the union of its children's times, clipped to it. Linear in spans, once a trace. */
import type { Trace } from '../model/trace.ts';

/** The stretches of span i are the rows [first[i], first[i + 1]): apart from each other, ascending; µs from the trace's start. */
export interface CoverageColumns {
  readonly first: Uint32Array;
  readonly start: Float64Array;
  readonly end: Float64Array;
}

/**
 *     parent     |==================|
 *       child      |====|
 *       child         |====|   |==|
 *     covered      |=======|   |==|
 */
export function computeCoverage(trace: Trace): CoverageColumns {
  const { count, start, duration, subtreeEnd } = trace.spans;
  const first = new Uint32Array(count + 1);
  // A span makes at most one stretch, in its parent.
  const starts = new Float64Array(count);
  const ends = new Float64Array(count);
  let length = 0;
  for (let span = 0; span < count; span++) {
    first[span] = length;
    const from = start[span];
    const to = from + duration[span];
    const end = subtreeEnd[span];
    for (let child = span + 1; child < end; child = subtreeEnd[child]) {
      const childFrom = Math.max(from, start[child]);
      const childTo = Math.min(to, start[child] + duration[child]);
      if (!(childTo > childFrom)) continue;
      // Children come by their starts, so that a child can only meet the stretch before it.
      if (length > first[span] && childFrom <= ends[length - 1]) {
        if (childTo > ends[length - 1]) ends[length - 1] = childTo;
      } else {
        starts[length] = childFrom;
        ends[length] = childTo;
        length++;
      }
    }
  }
  first[count] = length;
  return { first, start: starts.slice(0, length), end: ends.slice(0, length) };
}

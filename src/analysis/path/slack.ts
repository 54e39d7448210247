/** How much longer a span may take before the trace takes longer, too. */
import { roundToNanos } from '../../model/build/times.ts';
import { NONE, type SpanColumns } from '../../model/trace.ts';
import { type CriticalPath, PathArrival } from './criticalPath.ts';

/**
 * Returns how much longer each span may take before it delays the end of the window, in µs, as far as it is
 * known who waits for whom: 0 if the path passes the span, Infinity if nothing in the window waits for it. A
 * span may take as much longer as its parent does not notice, because it waits for another, and as much as
 * its parent may be delayed itself.
 *
 *     root    |================|
 *       a      |=======|            may take 3 longer: the root waits for `b`
 *       b         |========|
 *
 * From the top, so a parent has its slack before its children need it. Linear.
 */
export function computeSlacks(spans: SpanColumns, path: CriticalPath): Float64Array {
  const { count, parent } = spans;
  const { kind, window, reached, arrival, blocking } = path;
  const { end, effectiveEnd, isDetached, firstChild, children } = blocking;
  /** How much later the end of each span may be; the path may leave a span before that. */
  const slack = new Float64Array(count);
  for (let span = 0; span < count; span++) {
    if (parent[span] === NONE || isDetached[span] === 1) {
      if (kind === 'trace') slack[span] = roundToNanos(window.end - end[span]);
      else if (arrival[span] !== PathArrival.last) slack[span] = Number.POSITIVE_INFINITY;
    }
    // Backwards through what the span waits for, as the path would go.
    let time = effectiveEnd[span];
    let awaitedEnd = time;
    let delay = slack[span];
    for (let place = firstChild[span + 1] - 1; place >= firstChild[span]; place--) {
      const child = children[place];
      const childEnd = effectiveEnd[child];
      if (childEnd <= reached[span]) {
        // From here on, it is the path.
        delay = 0;
        if (awaitedEnd > reached[span]) {
          awaitedEnd = reached[span];
          time = awaitedEnd;
        }
      }
      if (childEnd <= time) {
        awaitedEnd = childEnd;
        time = childEnd;
      }
      slack[child] = roundToNanos(awaitedEnd - childEnd) + delay;
      if (childEnd === awaitedEnd && spans.start[child] < time) time = spans.start[child];
    }
  }
  for (let span = 0; span < count; span++) if (reached[span] >= 0) slack[span] = 0;
  return slack;
}

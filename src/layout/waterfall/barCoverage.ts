/**
 * When something runs below a span: the union of its children's times, clipped to the span. Computed only for
 * spans that are drawn.
 */
import type { Stretches } from '../../model/rows/groupStats.ts';
import type { Trace } from '../../model/trace.ts';

/** How many spans are cached; far more than are ever visible. */
const MOST_KEPT = 2_000;
const NONE: Stretches = { start: new Float64Array(0), end: new Float64Array(0) };

/**
 * Caches the times during which the children of a span run.
 *
 *     parent     |==================|
 *       child      |====|
 *       child         |====|   |==|
 *     covered      |=======|   |==|
 *
 * Linear in the children of a span on first use.
 */
export class SpanCoverage {
  readonly #trace: Trace;
  readonly #kept = new Map<number, Stretches>();

  constructor(trace: Trace) {
    this.#trace = trace;
  }

  of(span: number): Stretches {
    if (this.#trace.spans.subtreeEnd[span] === span + 1) return NONE;
    const kept = this.#kept.get(span);
    if (kept !== undefined) return kept;
    if (this.#kept.size === MOST_KEPT) this.#kept.clear();
    const computed = computeStretches(this.#trace, span);
    this.#kept.set(span, computed);
    return computed;
  }
}

function computeStretches(trace: Trace, span: number): Stretches {
  const { start, duration, subtreeEnd } = trace.spans;
  const from = start[span];
  const to = from + duration[span];
  const starts: number[] = [];
  const ends: number[] = [];
  for (let child = span + 1; child < subtreeEnd[span]; child = subtreeEnd[child]) {
    const childFrom = Math.max(from, start[child]);
    const childTo = Math.min(to, start[child] + duration[child]);
    if (!(childTo > childFrom)) continue;
    const last = ends.length - 1;
    // Children are sorted by start, so each can overlap only the previous stretch.
    if (last >= 0 && childFrom <= ends[last]) {
      if (childTo > ends[last]) ends[last] = childTo;
    } else {
      starts.push(childFrom);
      ends.push(childTo);
    }
  }
  return { start: Float64Array.from(starts), end: Float64Array.from(ends) };
}

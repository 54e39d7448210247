/** Links from one span of a trace to another of the same trace. */
import type { Trace } from '../../model/trace.ts';

export interface SpanLink {
  readonly from: number;
  readonly to: number;
}

/** Of a span with more links, only the first ones are looked at. */
const MOST_LINKS = 100;

/** Knows the spans that pass a test, which should be few. */
export class LinkedSpans {
  readonly #trace: Trace;
  readonly #passing: readonly number[];

  /** Linear in the spans. */
  constructor(trace: Trace, isPassing: (span: number) => boolean) {
    const { first } = trace.links;
    const passing: number[] = [];
    let hasLinks = false;
    for (let span = 0; span < trace.spans.count; span++) {
      if (!isPassing(span)) continue;
      passing.push(span);
      if (first[span + 1] > first[span]) hasLinks = true;
    }
    this.#trace = trace;
    this.#passing = hasLinks ? passing : [];
  }

  /** Returns the links between two of them, in the order of the trace. */
  list(): SpanLink[] {
    const { spans, links, strings, id } = this.#trace;
    const byId = new Map(this.#passing.toReversed().map((span) => [spans.id[span], span]));
    const found: SpanLink[] = [];
    for (const from of this.#passing) {
      const end = Math.min(links.first[from + 1], links.first[from] + MOST_LINKS);
      for (let link = links.first[from]; link < end; link++) {
        const text = strings.get(links.spanId[link]);
        if (!/^[0-9a-f]{16}$/.test(text) || strings.get(links.traceId[link]) !== id) continue;
        const to = byId.get(BigInt(`0x${text}`));
        if (to !== undefined && to !== from) found.push({ from, to });
      }
    }
    return found;
  }
}

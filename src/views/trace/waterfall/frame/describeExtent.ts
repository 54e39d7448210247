/** Says how far the spans below a span run beyond it. */
import { formatDuration } from '../../../../base/formatDuration.ts';
import type { Extent } from '../../../../layout/waterfall/extentLayout.ts';
import { reachOf } from '../../../../model/build/reach.ts';
import { NONE, type SpanIndex, type Trace } from '../../../../model/trace.ts';

/** `Below it, spans run until +340 ms, 120 ms after its end`: times are relative to the trace's start. */
export function describeExtent(trace: Trace, span: SpanIndex, { from, to }: Extent): string {
  const parts: string[] = [];
  if (from !== undefined) {
    parts.push(
      `start at +${formatDuration(from)}, ${formatDuration(timeBefore(trace, span, from))} before it`,
    );
  }
  if (to !== undefined) {
    parts.push(
      `run until +${formatDuration(to)}, ${formatDuration(timeAfter(trace, span, to))} after its end`,
    );
  }
  return `Below it, spans ${parts.join('; they ')}`;
}

/**
 * The short form for a row's label: `, below it until 120
 * ms after its end`; '' if nothing runs beyond the span.
 */
export function reachWords(trace: Trace, span: SpanIndex): string {
  const row = reachOf(trace.reach, span);
  if (row === NONE) return '';
  const before = timeBefore(trace, span, trace.reach.start[row]);
  const after = timeAfter(trace, span, trace.reach.end[row]);
  const from = before > 0 ? `, below it from ${formatDuration(before)} before it` : '';
  return after > 0 ? `${from}, below it until ${formatDuration(after)} after its end` : from;
}

function timeBefore({ spans }: Trace, span: SpanIndex, time: number): number {
  return spans.start[span] - time;
}

function timeAfter({ spans }: Trace, span: SpanIndex, time: number): number {
  return time - spans.start[span] - spans.duration[span];
}

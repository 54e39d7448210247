/** In words: how far what is below a span runs beyond it. */
import { formatDuration } from '../../../base/formatDuration.ts';
import type { Extent } from '../../../layout/extentLayout.ts';
import type { SpanIndex, Trace } from '../../../model/trace.ts';

/** `Below it, spans run until +340 ms, 120 ms after its end`: times from the trace's start. */
export function describeExtent(trace: Trace, span: SpanIndex, { from, to }: Extent): string {
  const { start, duration } = trace.spans;
  const parts: string[] = [];
  if (from !== undefined) {
    parts.push(`start at +${formatDuration(from)}, ${formatDuration(start[span] - from)} before it`);
  }
  if (to !== undefined) {
    const after = to - start[span] - duration[span];
    parts.push(`run until +${formatDuration(to)}, ${formatDuration(after)} after its end`);
  }
  return `Below it, spans ${parts.join('; they ')}`;
}

/** One span on one line, by what its tags say. The cost depends on what the span holds. */
import { type SpanSummary, summarizeSpan } from '../../conventions/summary/summarizeSpan.ts';
import { type SpanIndex, spanKindNames, type Trace } from '../trace.ts';
import { messageLag } from './messageLag.ts';
import { tagReaderOf } from './tagReader.ts';

/** Returns the summary of a span; undefined if no convention knows its tags. */
export function spanSummary(trace: Trace, span: SpanIndex): SpanSummary | undefined {
  const reader = tagReaderOf(trace);
  if (!reader.turnTo(span)) return undefined;
  return summarizeSpan(reader.read, {
    kind: spanKindNames.at(trace.spans.kind[span]) ?? 'unspecified',
    operation: trace.strings.get(trace.spans.name[span]),
    lagMicros: messageLag(trace, span),
  });
}

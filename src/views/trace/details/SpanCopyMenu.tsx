/** The menu that copies a span as a whole, or its IDs. */
import type { SpanDetails } from '../../../model/details/spanDetails.ts';
import { formatSpanJson } from '../../../model/details/spanJson.ts';
import type { Trace } from '../../../model/trace.ts';
import { CopyMenu } from '../../../ui/CopyMenu.tsx';

interface SpanCopyMenuProps {
  readonly trace: Trace;
  readonly details: SpanDetails;
}

export function SpanCopyMenu({ trace, details }: SpanCopyMenuProps) {
  return (
    <CopyMenu
      label="Copy span"
      items={[
        { label: 'Copy span as JSON', hint: 'OTLP', text: () => formatSpanJson(trace, details) },
        { label: 'Copy span ID', text: () => details.spanId },
        { label: 'Copy trace ID', text: () => details.traceId },
        { label: 'Copy operation', text: () => details.operation },
      ]}
    />
  );
}

/** The menu that copies a span as a whole, or its IDs. */
import type { SpanDetails } from '../../../model/details/spanDetails.ts';
import { formatSpanJson } from '../../../model/details/spanJson.ts';
import { spanSummary } from '../../../model/details/spanSummary.ts';
import type { Trace } from '../../../model/trace.ts';
import { CopyMenu } from '../../../ui/CopyMenu.tsx';
import { useMask } from './masking.ts';

interface SpanCopyMenuProps {
  readonly trace: Trace;
  readonly details: SpanDetails;
}

export function SpanCopyMenu({ trace, details }: SpanCopyMenuProps) {
  const mask = useMask();
  return (
    <CopyMenu
      label="Copy span"
      items={[
        { label: 'Copy span as JSON', hint: 'OTLP', text: () => formatSpanJson(trace, details, mask) },
        { label: 'Copy span ID', text: () => details.spanId },
        { label: 'Copy trace ID', text: () => details.traceId },
        { label: 'Copy operation', text: () => details.operation },
        { label: 'Copy summary', text: () => spanSummary(trace, details.span)?.text ?? details.operation },
      ]}
    />
  );
}

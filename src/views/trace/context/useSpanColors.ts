/** The colours of the shown trace's spans, by what the user has chosen. */
import { useMemo } from 'react';
import { assignSpanColors, type SpanColors } from '../../../layout/spanColors.ts';
import { useTraceState, useTraceView } from './traceView.ts';

export function useSpanColors(): SpanColors {
  const { select } = useTraceView();
  const trace = useTraceState((state) => state.trace);
  const by = useTraceState((state) => state.colorBy);
  const values = select.spanValues(trace, by);
  return useMemo(() => assignSpanColors(by, values), [by, values]);
}

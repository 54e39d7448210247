/** What all rows of a trace share; the same object as long as the trace and its colours are the same. */
import type { SpanColors } from '../../../layout/spanColors.ts';
import type { Trace } from '../../../model/trace.ts';
import type { TreePositions } from '../../../model/visibleRowsPositions.ts';

export interface RowContext {
  readonly trace: Trace;
  readonly positions: TreePositions;
  readonly colors: SpanColors;
}

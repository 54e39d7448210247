/** What all rows of a trace share; the same object as long as the trace is the same. */
import { assignServiceColors, type ServiceColor } from '../../../layout/serviceColors.ts';
import type { Trace } from '../../../model/trace.ts';
import type { TreePositions } from '../../../model/visibleRowsPositions.ts';

export interface RowContext {
  readonly trace: Trace;
  readonly positions: TreePositions;
  /** By index of the service. */
  readonly colors: readonly ServiceColor[];
}

export function createRowContext(trace: Trace, positions: TreePositions): RowContext {
  const byName = assignServiceColors(trace.services.map((service) => service.name));
  const colors = trace.services.map(({ name }) => byName.get(name) ?? { slot: 0, badge: undefined });
  return { trace, positions, colors };
}

/** What all rows of a trace share. The same object as long as the shown tree and its colours are the same. */
import type { SpanColors } from '../../../../layout/spanColors.ts';
import type { SpanOutcome } from '../../../../model/details/spanOutcome.ts';
import type { GroupStats } from '../../../../model/rows/groupStats.ts';
import type { TreePositions } from '../../../../model/rows/positions.ts';
import type { RowItem } from '../../../../model/rows/rowItems.ts';
import type { ShownTree } from '../../../../model/rows/shownTree.ts';
import type { SpanIndex, Trace } from '../../../../model/trace.ts';

export interface RowContext {
  readonly trace: Trace;
  readonly tree: ShownTree;
  readonly positions: TreePositions;
  readonly colors: SpanColors;
  /** Why spans are hidden, as written in the rows that count them: "shorter than 5 ms". */
  readonly hiddenReason: string;
  /** What a span called and how it ended; undefined until its code is loaded. */
  readonly outcomeOf: ((trace: Trace, span: SpanIndex) => SpanOutcome) | undefined;
  /** Statistics of a group's members, for its row. */
  readonly statsOf: (item: RowItem) => GroupStats | undefined;
}

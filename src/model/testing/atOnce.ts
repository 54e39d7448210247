/** Work that the app does in steps, without pauses, for tests. */

import { findSpanGroups } from '../../analysis/repetition.ts';
import { runToEnd } from '../../base/time/slicedTask.ts';
import type { BitSet } from '../bitSet.ts';
import { idleGapsInSteps } from '../build/idleGaps.ts';
import type { SpanMatches } from '../find/matches.ts';
import type { SpanQuery } from '../find/query.ts';
import { searchSpansInSteps } from '../find/search.ts';
import { type ShownTree, type ShownTreeInput, showTree } from '../rows/shownTree.ts';
import type { SpanGroups } from '../rows/spanGroups.ts';
import { listRows, type VisibleRows } from '../rows/visibleRows.ts';
import type { TimeRange } from '../timeRange.ts';
import type { SpanIndex, Trace } from '../trace.ts';

export function computeSpanGroups(trace: Trace): SpanGroups {
  return runToEnd(findSpanGroups(trace));
}

export function computeShownTree(input: ShownTreeInput): ShownTree {
  return runToEnd(showTree(input));
}

export function computeVisibleRows(tree: ShownTree, collapsed: BitSet): VisibleRows {
  return runToEnd(listRows(tree, collapsed));
}

export function computeIdleGaps(
  trace: Trace,
  passing: Uint8Array | undefined,
  root: SpanIndex | undefined,
): readonly TimeRange[] {
  return runToEnd(idleGapsInSteps(trace, passing, root));
}

export function searchSpans(trace: Trace, query: SpanQuery): SpanMatches {
  return runToEnd(searchSpansInSteps(trace, query));
}

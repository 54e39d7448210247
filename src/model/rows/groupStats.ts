/** What a row tells about its group of repeated siblings. */

import { selectNth } from '../../base/selectNth.ts';
import type { Microseconds, SpanIndex } from '../trace.ts';
import { asSpanIndex } from '../trace.ts';
import type { RowItem } from './rowItems.ts';
import { hasErrorWithin, type ShownTree } from './shownTree.ts';
import { groupOfItem } from './spanGroups.ts';

export interface GroupStats {
  /** The first member that is shown. */
  readonly head: SpanIndex;
  readonly isOpen: boolean;
  readonly count: number;
  /** Durations of the members: the sum, the median (the lower one of an even number), the longest. */
  readonly sum: Microseconds;
  readonly median: Microseconds;
  readonly longest: Microseconds;
  /** Members with an error of their own or below them. */
  readonly errorCount: number;
  /** When any of the members runs, and when one of those with errors does. */
  readonly stretches: Stretches;
  readonly failing: Stretches;
}

/** Disjoint stretches of time, ascending; µs from the trace's start. */
export interface Stretches {
  readonly start: Float64Array;
  readonly end: Float64Array;
}

/**
 * Returns a function that looks up a group by its item. Its stats are computed (linear in its members) on
 * first use.
 */
export function createGroupStats(tree: ShownTree): (item: RowItem) => GroupStats | undefined {
  const known = new Map<RowItem, GroupStats>();
  return (item) => {
    const stats = known.get(item) ?? computeGroupStats(tree, item);
    if (stats !== undefined) known.set(item, stats);
    return stats;
  };
}

function computeGroupStats(tree: ShownTree, item: RowItem): GroupStats | undefined {
  const { trace, groups, states, first, end } = tree;
  if (groups === undefined) return undefined;
  const { all, memberCount, head, isOpen } = groups;
  const group = groupOfItem(trace, all, item);
  const members = all.members
    .subarray(all.first[group], all.first[group + 1])
    .filter((member) => member >= first && member < end && states?.[member] !== 0);
  const durations = Float64Array.from(members, (member) => trace.spans.duration[member]);
  const failing = members.filter((member) => hasErrorWithin(trace, member));
  let sum = 0;
  let longest = 0;
  for (const duration of durations) {
    sum += duration;
    if (duration > longest) longest = duration;
  }
  return {
    head: asSpanIndex(head[group]),
    isOpen: isOpen[group] === 1,
    count: memberCount[group],
    sum,
    median: selectNth(durations, (durations.length - 1) >>> 1),
    longest,
    errorCount: failing.length,
    stretches: uniteTimes(tree, members),
    failing: uniteTimes(tree, failing),
  };
}

/** Siblings are sorted by start, so each can overlap only the stretch before it. */
function uniteTimes({ trace }: ShownTree, members: Int32Array): Stretches {
  const start = new Float64Array(members.length);
  const end = new Float64Array(members.length);
  let length = 0;
  for (const member of members) {
    const from = trace.spans.start[member];
    const to = from + trace.spans.duration[member];
    if (length > 0 && from < end[length - 1]) end[length - 1] = Math.max(end[length - 1], to);
    else {
      start[length] = from;
      end[length++] = to;
    }
  }
  return { start: start.slice(0, length), end: end.slice(0, length) };
}

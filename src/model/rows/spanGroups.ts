/**
 * Groups of repeated siblings: runs of the same work that differ only in literals. They are found once per
 * trace.
 */

import type { Trace } from '../trace.ts';
import type { RowItem } from './rowItems.ts';
import { firstMemberOfItem } from './rowItems.ts';

/** The number of similar siblings from which on they share one row. */
export const LEAST_GROUP_SIZE = 5;

/** The groups of a trace, in no particular order. */
export interface SpanGroups {
  readonly count: number;
  /** By span: its group, or NONE. */
  readonly groupOf: Int32Array;
  /**
   * The members of group g are members[first[g] … first[g + 1]), ascending. `first` has count + 1 entries.
   */
  readonly first: Int32Array;
  readonly members: Int32Array;
}

/** Returns the group of a group's item. */
export function groupOfItem(trace: Trace, groups: SpanGroups, item: RowItem): number {
  return groups.groupOf[firstMemberOfItem(trace, item)];
}

/** Repeated siblings: runs of work that is the same but for its literals, found once a trace. */

import type { Trace } from '../trace.ts';
import type { RowItem } from './rowItems.ts';
import { firstMemberOfItem } from './rowItems.ts';

/** So many siblings that are alike stand in one row. */
export const LEAST_GROUP_SIZE = 5;

/** The groups of a trace, in no order that means anything. */
export interface SpanGroups {
  readonly count: number;
  /** By span: its group, or NONE. */
  readonly groupOf: Int32Array;
  /** Members of group g are members[first[g] … first[g + 1]), ascending. count + 1 entries. */
  readonly first: Int32Array;
  readonly members: Int32Array;
}

/** The group of a group's item. */
export function groupOfItem(trace: Trace, groups: SpanGroups, item: RowItem): number {
  return groups.groupOf[firstMemberOfItem(trace, item)];
}

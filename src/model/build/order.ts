/** Puts arrived spans into depth-first order, siblings sorted by start, then by end. */

import { NONE } from '../trace.ts';
import { type CompareSpans, createSiblingComparison, createSpanComparison } from './compareSpans.ts';
import type { ResolvedParents } from './parents.ts';
import { type ArrivedTimes, roundToNanos } from './times.ts';
import type { TraceBuilder } from './traceBuilder.ts';

/** All columns are by SpanIndex, except `start` and `duration`. */
export interface SpanOrder {
  /** The arrived span at each SpanIndex. */
  readonly arrived: Int32Array;
  /** SpanIndex of the parent, or NONE. */
  readonly parent: Int32Array;
  readonly subtreeEnd: Int32Array;
  readonly depth: Int32Array;
  /** In order of arrival. An unknown start is replaced by the parent's, or by the trace's. */
  readonly start: Float64Array;
  /** In order of arrival. If only the end was known, it is counted from the replaced start. */
  readonly duration: Float64Array;
}

export function orderSpans(builder: TraceBuilder, times: ArrivedTimes, parents: ResolvedParents): SpanOrder {
  const count = builder.spanCount;
  const { first, children } = listChildren(parents.parent);
  const { start, duration } = inheritStarts(times, parents.parent, first, children);
  const compareSiblings = createSiblingComparison(start, duration);
  for (let owner = 0; owner < count; owner++) {
    sortRange(children, first[owner], first[owner + 1], compareSiblings);
  }
  sortRange(children, first[count], first[count + 1], createSpanComparison(builder, start, duration));
  groupOrphans(children.subarray(first[count], first[count + 1]), parents.missingParent, compareSiblings);

  const arrived = new Int32Array(count);
  const indexOf = new Int32Array(count);
  const parent = new Int32Array(count);
  const depth = new Int32Array(count);
  const subtreeEnd = new Int32Array(count);
  // A stack of owners, each with its next child. The owner `count` stands for the trace itself.
  const stack = new Int32Array(count + 1);
  const next = first.slice();
  let height = 1;
  let index = 0;
  stack[0] = count;
  while (height > 0) {
    const owner = stack[height - 1];
    if (next[owner] === first[owner + 1]) {
      height--;
      if (owner !== count) subtreeEnd[indexOf[owner]] = index;
      continue;
    }
    const span = children[next[owner]++];
    arrived[index] = span;
    indexOf[span] = index;
    parent[index] = owner === count ? NONE : indexOf[owner];
    if (owner !== count) depth[index] = depth[indexOf[owner]] + 1;
    else depth[index] = parents.missingParent[span] === NONE ? 0 : 1;
    stack[height++] = span;
    index++;
  }
  return { arrived, parent, subtreeEnd, depth, start, duration };
}

/**
 * All children back to back, in order of arrival: owner o has [first[o], first[o + 1]). Owner `count` has the
 * top spans.
 */
function listChildren(parent: Int32Array): { first: Int32Array; children: Int32Array } {
  const count = parent.length;
  const first = new Int32Array(count + 2);
  const ownerOf = (span: number) => (parent[span] === NONE ? count : parent[span]);
  for (let span = 0; span < count; span++) first[ownerOf(span) + 1]++;
  for (let owner = 0; owner <= count; owner++) first[owner + 1] += first[owner];
  const next = first.slice();
  const children = new Int32Array(count);
  for (let span = 0; span < count; span++) children[next[ownerOf(span)]++] = span;
  return { first, children };
}

/** Goes level by level from the top, so that a parent has its start before its children need it. */
function inheritStarts(
  times: ArrivedTimes,
  parent: Int32Array,
  first: Int32Array,
  children: Int32Array,
): { readonly start: Float64Array; readonly duration: Float64Array } {
  if (!times.start.includes(Number.POSITIVE_INFINITY)) return times;
  const count = parent.length;
  const start = times.start.slice();
  const duration = times.duration.slice();
  const queue = new Int32Array(count);
  let end = 0;
  const enqueueChildren = (owner: number) => {
    for (let child = first[owner]; child < first[owner + 1]; child++) queue[end++] = children[child];
  };
  enqueueChildren(count);
  for (let position = 0; position < end; position++) {
    const span = queue[position];
    if (start[span] === Number.POSITIVE_INFINITY) {
      const inherited = parent[span] === NONE ? 0 : start[parent[span]];
      const known = times.endOf.get(span);
      start[span] = known === undefined ? inherited : Math.min(inherited, known);
      if (known !== undefined) duration[span] = roundToNanos(known - start[span]);
    }
    enqueueChildren(span);
  }
  return { start, duration };
}

function sortRange(children: Int32Array, from: number, to: number, compare: CompareSpans): void {
  for (let position = from + 1; position < to; position++) {
    if (compare(children[position - 1], children[position]) > 0) {
      children.subarray(from, to).sort(compare);
      return;
    }
  }
}

/**
 * Moves the orphans of a missing parent next to the first one and sorts them as siblings. `top` is sorted.
 */
function groupOrphans(top: Int32Array, missingParent: Int32Array, compareSiblings: CompareSpans): void {
  const groups = new Map<number, number[]>();
  const entries: number[][] = [];
  for (const span of top) {
    const group = missingParent[span];
    const members = group === NONE ? undefined : groups.get(group);
    if (members !== undefined) {
      members.push(span);
      continue;
    }
    const entry = [span];
    entries.push(entry);
    if (group !== NONE) groups.set(group, entry);
  }
  if (groups.size === 0) return;
  for (const members of groups.values()) members.sort(compareSiblings);
  top.set(entries.flat());
}

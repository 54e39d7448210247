/**
 * The tree that rows are taken from: all of a trace, or what a filter, groups and a chosen root leave of it.
 *
 * Nothing gets lost: a span is shown, or counted in the one run of hidden spans of the nearest node above it that is
 * shown, or counted in the closed group that stands for it.
 */
import type { BitSet } from './bitSet.ts';
import { itemOfGroup, itemOfRun, nodeCount, nodeOf, topNode } from './rowItems.ts';
import { LEAST_GROUP_SIZE, type SpanGroups } from './spanGroups.ts';
import { NONE, SpanFlag, type SpanIndex, type Trace } from './trace.ts';

/** What is asked to be shown. */
export interface ShownTreeInput {
  readonly trace: Trace;
  /** A byte a span: 1 where it passes the filter; undefined: all pass. */
  readonly passing: Uint8Array | undefined;
  /** Repeated siblings that stand in one row; undefined: none do. */
  readonly groups: SpanGroups | undefined;
  /** Groups and runs that are open, by node. */
  readonly opened: BitSet;
  /** Only this span and what is below it. */
  readonly root: SpanIndex | undefined;
}

export interface ShownTree {
  readonly trace: Trace;
  readonly root: SpanIndex | undefined;
  /** The spans of the tree are [first, end). */
  readonly first: number;
  readonly end: number;
  /** By span: a ShownState; undefined: every span passes. */
  readonly states: Uint8Array | undefined;
  /** undefined: nothing is hidden by the filter. */
  readonly hidden: HiddenRuns | undefined;
  readonly groups: ShownGroups | undefined;
}

/** Values of `ShownTree.states`. */
export const ShownState = {
  /** Counted in a run; all below it are hidden with it. */
  hidden: 0,
  passing: 1,
  /** Does not pass, but something below it does, or its run has been opened. */
  context: 2,
} as const;

/** What is counted in the run below each node (see rowItems), `topNode` included; 0 where no run stands. */
export interface HiddenRuns {
  readonly spans: Uint32Array;
  /** Of these, with an error of their own. */
  readonly errors: Uint32Array;
  /** By missing parent: 0 where all its orphans are hidden, and it with them. */
  readonly isMissingShown: Uint8Array;
}

/** Groups of which enough members are shown. Columns by group but for `extraDepth`. */
export interface ShownGroups {
  readonly all: SpanGroups;
  /** Members that the filter leaves; 0 where they are too few to stand in one row. */
  readonly memberCount: Uint32Array;
  /** The first of them. */
  readonly head: Int32Array;
  /** 1: all members are shown; 0: only those with errors in or below them. */
  readonly isOpen: Uint8Array;
  /** By span: how many groups stand above it. */
  readonly extraDepth: Uint32Array;
}

/** Whether the span or something below it has an error of its own. */
export function hasErrorWithin(trace: Trace, span: number): boolean {
  return (trace.spans.flags[span] & SpanFlag.ownError) !== 0 || trace.spans.errorsBelow[span] > 0;
}

/** How many of a span and those below it have an error of their own. */
export function countErrorsWithin(trace: Trace, span: number): number {
  return trace.spans.errorsBelow[span] + ((trace.spans.flags[span] & SpanFlag.ownError) === 0 ? 0 : 1);
}

/** What the filter hides, all runs together. */
export interface HiddenTotals {
  readonly spans: number;
  /** Of these, with an error of their own. */
  readonly errors: number;
}

/** Linear in nodes. */
export function countHidden({ hidden }: ShownTree): HiddenTotals {
  const total = { spans: 0, errors: 0 };
  if (hidden === undefined) return total;
  for (const spans of hidden.spans) total.spans += spans;
  for (const errors of hidden.errors) total.errors += errors;
  return total;
}

/** Linear in spans where something is hidden or grouped, free where nothing is. */
export function computeShownTree(input: ShownTreeInput): ShownTree {
  const { trace, root } = input;
  const first = root ?? 0;
  const end = root === undefined ? trace.spans.count : trace.spans.subtreeEnd[root];
  const filtered = filterSpans(input, first, end);
  const groups = showGroups(input, filtered?.states, first, end);
  return { trace, root, first, end, states: filtered?.states, hidden: filtered?.hidden, groups };
}

function filterSpans({ trace, passing, opened, root }: ShownTreeInput, first: number, end: number) {
  if (passing === undefined) return undefined;
  const { parent, count, subtreeEnd } = trace.spans;
  const { count: missingCount, firstSpan, endSpan } = trace.missingParents;
  const states = new Uint8Array(count);
  for (let span = end - 1; span >= first; span--) {
    if (passing[span] !== 0) states[span] = ShownState.passing;
    else if (states[span] === ShownState.hidden) continue;
    const above = parent[span];
    if (above >= first) states[above] = ShownState.context;
  }
  if (root !== undefined && states[root] === ShownState.hidden) states[root] = ShownState.context;

  const spans = new Uint32Array(nodeCount(trace) + 1);
  const errors = new Uint32Array(nodeCount(trace) + 1);
  const isMissingShown = new Uint8Array(missingCount);
  // Orphans without a node above them in `parent` hang below their placeholder, where that is shown.
  let missing = 0;
  let span = first;
  // The node of the run below node p, as itemOfRun has it.
  const runNode = count + nodeCount(trace);
  while (span < end) {
    if (states[span] !== ShownState.hidden && parent[span] !== NONE) {
      span++;
      continue;
    }
    while (missing < missingCount && endSpan[missing] <= span) missing++;
    const isInMissing = parent[span] === NONE && missing < missingCount && firstSpan[missing] <= span;
    if (isInMissing && firstSpan[missing] === span) {
      isMissingShown[missing] = hasShownOrphan(trace, states, opened, missing) ? 1 : 0;
    }
    if (states[span] !== ShownState.hidden) {
      span++;
      continue;
    }
    const placeholder = isInMissing && isMissingShown[missing] === 1 ? count + missing : topNode(trace);
    const above = parent[span] === NONE ? placeholder : parent[span];
    if (opened.has(runNode + above)) {
      states.fill(ShownState.context, span, subtreeEnd[span]);
    } else {
      spans[above] += subtreeEnd[span] - span;
      errors[above] += countErrorsWithin(trace, span);
    }
    span = subtreeEnd[span];
  }
  return { states, hidden: { spans, errors, isMissingShown } };
}

/** A placeholder stands while one of its orphans does, or while its run or that of the top is open. */
function hasShownOrphan(trace: Trace, states: Uint8Array, opened: BitSet, missing: number): boolean {
  const { firstSpan, endSpan } = trace.missingParents;
  if (opened.has(nodeOf(trace, itemOfRun(trace, topNode(trace))))) return true;
  for (let span = firstSpan[missing]; span < endSpan[missing]; span = trace.spans.subtreeEnd[span]) {
    if (states[span] !== ShownState.hidden) return true;
  }
  return false;
}

function showGroups(
  { trace, groups, opened }: ShownTreeInput,
  states: Uint8Array | undefined,
  first: number,
  end: number,
): ShownGroups | undefined {
  if (groups === undefined || groups.count === 0) return undefined;
  const { parent, count } = trace.spans;
  const memberCount = new Uint32Array(groups.count);
  const head = new Int32Array(groups.count).fill(NONE);
  const isOpen = new Uint8Array(groups.count);
  for (let group = 0; group < groups.count; group++) {
    for (const member of groups.members.subarray(groups.first[group], groups.first[group + 1])) {
      if (member < first || member >= end || (states !== undefined && states[member] === 0)) continue;
      if (head[group] === NONE) head[group] = member;
      memberCount[group]++;
    }
    if (memberCount[group] < LEAST_GROUP_SIZE) memberCount[group] = 0;
    const item = itemOfGroup(trace, groups.members[groups.first[group]]);
    isOpen[group] = opened.has(nodeOf(trace, item)) ? 1 : 0;
  }
  const extraDepth = new Uint32Array(count);
  for (let span = first; span < end; span++) {
    const above = span === first || parent[span] === NONE ? 0 : extraDepth[parent[span]];
    const group = groups.groupOf[span];
    extraDepth[span] = above + (group !== NONE && memberCount[group] > 0 ? 1 : 0);
  }
  return { all: groups, memberCount, head, isOpen, extraDepth };
}

/**
 * The tree from which rows are made: the whole trace, or what a filter, groups and a chosen root leave of it.
 *
 * Nothing gets lost. Every span is shown, or counted in the hidden run of the nearest shown node above it, or
 * counted in the closed group that stands for it.
 */
import type { Steps } from '../../base/time/slicedTask.ts';
import type { BitSet } from '../bitSet.ts';
import { NONE, SpanFlag, type SpanIndex, type Trace } from '../trace.ts';
import { itemOfGroup, itemOfRun, nodeCount, nodeOf, topNode } from './rowItems.ts';
import { LEAST_GROUP_SIZE, type SpanGroups } from './spanGroups.ts';

/** What to show. */
export interface ShownTreeInput {
  readonly trace: Trace;
  /** One byte per span: 1 if it passes the filter. undefined: all pass. */
  readonly passing: Uint8Array | undefined;
  /** Repeated siblings that share one row; undefined: none do. */
  readonly groups: SpanGroups | undefined;
  /** Open groups and runs, by node. */
  readonly opened: BitSet;
  /** Shows only this span and its descendants. */
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
  /** undefined: the filter hides nothing. */
  readonly hidden: HiddenRuns | undefined;
  readonly groups: ShownGroups | undefined;
}

/** Values of `ShownTree.states`. */
export const ShownState = {
  /** Counted in a run, together with all its descendants. */
  hidden: 0,
  passing: 1,
  /** Does not pass, but a descendant does, or its run has been opened. */
  context: 2,
} as const;

/** What the filter hides. */
export interface HiddenTotals {
  readonly spans: number;
  /** How many of these have an error of their own. */
  readonly errors: number;
}

/** What the run below each node counts (see rowItems), including `topNode`; 0 if there is no run. */
export interface HiddenRuns {
  readonly spans: Uint32Array;
  /** How many of these have an error of their own. */
  readonly errors: Uint32Array;
  /** The total over all runs. */
  readonly total: HiddenTotals;
  /** By missing parent: 0 if all its orphans are hidden, and therefore it is too. */
  readonly isMissingShown: Uint8Array;
}

/** Groups with enough shown members. Columns are by group, except `extraDepth`. */
export interface ShownGroups {
  readonly all: SpanGroups;
  /** The number of members that pass the filter; 0 if they are too few to share a row. */
  readonly memberCount: Uint32Array;
  /** The first of these members. */
  readonly head: Int32Array;
  /** 1: all members are shown; 0: only those with errors in or below them. */
  readonly isOpen: Uint8Array;
  /** By span: how many groups are above it. */
  readonly extraDepth: Uint32Array;
}

/** Returns whether the span or a descendant has an error of its own. */
export function hasErrorWithin(trace: Trace, span: number): boolean {
  return (trace.spans.flags[span] & SpanFlag.ownError) !== 0 || trace.spans.errorsBelow[span] > 0;
}

/** Returns how many of a span and its descendants have an error of their own. */
export function countErrorsWithin(trace: Trace, span: number): number {
  return trace.spans.errorsBelow[span] + ((trace.spans.flags[span] & SpanFlag.ownError) === 0 ? 0 : 1);
}

/** The number of spans between two pauses. */
const STEP = 1 << 16;

/** Builds the tree. Linear in spans if something is hidden or grouped, else free. */
export function* showTree(input: ShownTreeInput): Steps<ShownTree> {
  const { trace, root } = input;
  const first = root ?? 0;
  const end = root === undefined ? trace.spans.count : trace.spans.subtreeEnd[root];
  const states = input.passing && (yield* findStates(trace, input.passing, first, end));
  // The top of a chosen subtree is always shown.
  if (root !== undefined && states?.[root] === ShownState.hidden) states[root] = ShownState.context;
  const hidden = states && (yield* countHidden(input, states, first, end));
  const groups = yield* showGroups(input, states, first, end);
  return { trace, root, first, end, states, hidden, groups };
}

/** Finds the spans that pass and their ancestors. Children are visited before their parents. */
function* findStates(trace: Trace, passing: Uint8Array, first: number, end: number): Steps<Uint8Array> {
  const { parent, count } = trace.spans;
  const states = new Uint8Array(count);
  for (let to = end; to > first; to -= STEP) {
    markStates(parent, passing, states, first, Math.max(first, to - STEP), to);
    yield;
  }
  return states;
}

/** Marks the spans [from, to), starting with the last. */
function markStates(
  parent: Int32Array,
  passing: Uint8Array,
  states: Uint8Array,
  first: number,
  from: number,
  to: number,
): void {
  for (let span = to - 1; span >= from; span--) {
    if (passing[span] !== 0) states[span] = ShownState.passing;
    else if (states[span] === ShownState.hidden) continue;
    const above = parent[span];
    if (above >= first) states[above] = ShownState.context;
  }
}

/** Counts what is hidden in closed runs. Spans in an open run become context. */
function* countHidden(
  { trace, opened }: ShownTreeInput,
  states: Uint8Array,
  first: number,
  end: number,
): Steps<HiddenRuns> {
  const { parent, count, subtreeEnd } = trace.spans;
  const { count: missingCount, firstSpan, endSpan } = trace.missingParents;
  const spans = new Uint32Array(nodeCount(trace) + 1);
  const errors = new Uint32Array(nodeCount(trace) + 1);
  const isMissingShown = new Uint8Array(missingCount);
  const total = { spans: 0, errors: 0 };
  // The node of the run below node p, as in itemOfRun.
  const runNode = count + nodeCount(trace);
  const hide = (span: number, above: number) => {
    if (opened.has(runNode + above)) {
      states.fill(ShownState.context, span, subtreeEnd[span]);
      return;
    }
    const spanCount = subtreeEnd[span] - span;
    const errorCount = countErrorsWithin(trace, span);
    spans[above] += spanCount;
    errors[above] += errorCount;
    total.spans += spanCount;
    total.errors += errorCount;
  };
  // Orphans, which have no node in `parent`, belong to their placeholder if it is shown.
  let missing = 0;
  const hideAtTop = (span: number) => {
    while (missing < missingCount && endSpan[missing] <= span) missing++;
    const isInMissing = missing < missingCount && firstSpan[missing] <= span;
    if (isInMissing && firstSpan[missing] === span) {
      isMissingShown[missing] = hasShownOrphan(trace, states, opened, missing) ? 1 : 0;
    }
    if (states[span] !== ShownState.hidden) return;
    hide(span, isInMissing && isMissingShown[missing] === 1 ? count + missing : topNode(trace));
  };

  let span = first;
  while (span < end) {
    const until = Math.min(end, span + STEP);
    while (span < until) {
      const isHidden = states[span] === ShownState.hidden;
      const next = isHidden ? subtreeEnd[span] : span + 1;
      if (parent[span] === NONE) hideAtTop(span);
      else if (isHidden) hide(span, parent[span]);
      span = next;
    }
    yield;
  }
  return { spans, errors, total, isMissingShown };
}

/** A placeholder is shown while one of its orphans is, or while its run or the one at the top is open. */
function hasShownOrphan(trace: Trace, states: Uint8Array, opened: BitSet, missing: number): boolean {
  const { firstSpan, endSpan } = trace.missingParents;
  if (opened.has(nodeOf(trace, itemOfRun(trace, topNode(trace))))) return true;
  for (let span = firstSpan[missing]; span < endSpan[missing]; span = trace.spans.subtreeEnd[span]) {
    if (states[span] !== ShownState.hidden) return true;
  }
  return false;
}

function* showGroups(
  { trace, groups, opened }: ShownTreeInput,
  states: Uint8Array | undefined,
  first: number,
  end: number,
): Steps<ShownGroups | undefined> {
  if (groups === undefined || groups.count === 0) return undefined;
  const memberCount = new Uint32Array(groups.count);
  const head = new Int32Array(groups.count).fill(NONE);
  const isOpen = new Uint8Array(groups.count);
  let paused = 0;
  for (let group = 0; group < groups.count; group++) {
    const last = groups.first[group + 1];
    for (let at: number = groups.first[group]; at < last; at++) {
      const member = groups.members[at];
      if (member < first || member >= end || (states !== undefined && states[member] === 0)) continue;
      if (head[group] === NONE) head[group] = member;
      memberCount[group]++;
    }
    if (memberCount[group] < LEAST_GROUP_SIZE) memberCount[group] = 0;
    const item = itemOfGroup(trace, groups.members[groups.first[group]]);
    isOpen[group] = opened.has(nodeOf(trace, item)) ? 1 : 0;
    if (last - paused < STEP) continue;
    paused = last;
    yield;
  }
  const extraDepth = new Uint32Array(trace.spans.count);
  for (let from = first; from < end; from += STEP) {
    deepen(trace, groups, memberCount, extraDepth, first, from, Math.min(end, from + STEP));
    yield;
  }
  return { all: groups, memberCount, head, isOpen, extraDepth };
}

/**
 * Records for the spans [from, to) how many groups are above them. Parents are visited before their children.
 */
function deepen(
  { spans: { parent } }: Trace,
  { groupOf }: SpanGroups,
  memberCount: Uint32Array,
  extraDepth: Uint32Array,
  first: number,
  from: number,
  to: number,
): void {
  for (let span = from; span < to; span++) {
    const above = parent[span];
    const depth = above < first ? 0 : extraDepth[above];
    const group = groupOf[span];
    extraDepth[span] = group !== NONE && memberCount[group] > 0 ? depth + 1 : depth;
  }
}

/**
 * The tree that rows are taken from: all of a trace, or what a filter, groups and a chosen root leave of it.
 *
 * Nothing gets lost: a span is shown, or counted in the one run of hidden spans of the nearest node above it that is
 * shown, or counted in the closed group that stands for it.
 */
import type { Steps } from '../../base/time/slicedTask.ts';
import type { BitSet } from '../bitSet.ts';
import { NONE, SpanFlag, type SpanIndex, type Trace } from '../trace.ts';
import { itemOfGroup, itemOfRun, nodeCount, nodeOf, topNode } from './rowItems.ts';
import { LEAST_GROUP_SIZE, type SpanGroups } from './spanGroups.ts';

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

/** What the filter hides. */
export interface HiddenTotals {
  readonly spans: number;
  /** Of these, with an error of their own. */
  readonly errors: number;
}

/** What is counted in the run below each node (see rowItems), `topNode` included; 0 where no run stands. */
export interface HiddenRuns {
  readonly spans: Uint32Array;
  /** Of these, with an error of their own. */
  readonly errors: Uint32Array;
  /** All runs together. */
  readonly total: HiddenTotals;
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

/** Spans that are looked at between two pauses. */
const STEP = 1 << 16;

/** Linear in spans where something is hidden or grouped, free where nothing is. */
export function* showTree(input: ShownTreeInput): Steps<ShownTree> {
  const { trace, root } = input;
  const first = root ?? 0;
  const end = root === undefined ? trace.spans.count : trace.spans.subtreeEnd[root];
  const states = input.passing && (yield* findStates(trace, input.passing, first, end));
  // The top of a chosen subtree stays.
  if (root !== undefined && states?.[root] === ShownState.hidden) states[root] = ShownState.context;
  const hidden = states && (yield* countHidden(input, states, first, end));
  const groups = yield* showGroups(input, states, first, end);
  return { trace, root, first, end, states, hidden, groups };
}

/** What passes, and what stands above it; children come before their parents. */
function* findStates(trace: Trace, passing: Uint8Array, first: number, end: number): Steps<Uint8Array> {
  const { parent, count } = trace.spans;
  const states = new Uint8Array(count);
  for (let to = end; to > first; to -= STEP) {
    markStates(parent, passing, states, first, Math.max(first, to - STEP), to);
    yield;
  }
  return states;
}

/** For the spans [from, to), from the last one up. */
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

/** Counts what is hidden in the runs that are closed; what stands in an open one becomes context. */
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
  // The node of the run below node p, as itemOfRun has it.
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
  // Orphans without a node above them in `parent` hang below their placeholder, where that is shown.
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

/** A placeholder stands while one of its orphans does, or while its run or that of the top is open. */
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

/** Tells the spans [from, to) how many groups stand above them; parents come before their children. */
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

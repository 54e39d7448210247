/**
 * Finds repeated siblings: at least five below one parent (or at the top) with the same service, operation
 * and kind, whose statements or paths have the same shape. Works in steps, because a million spans take
 * longer than a frame.
 */
import type { Steps } from '../base/time/slicedTask.ts';
import { LEAST_GROUP_SIZE, type SpanGroups } from '../model/rows/spanGroups.ts';
import { NONE, spanKindNames, type Trace } from '../model/trace.ts';
import { SpanShapes } from './spanShapes.ts';

/** The number of spans visited, or shapes made, between two pauses. */
const STEP = 2000;

/** Pauses often, and returns the groups at the end. Linear in spans and in the text of statements. */
export function* findSpanGroups(trace: Trace): Steps<SpanGroups> {
  const { count, parent, subtreeEnd } = trace.spans;
  const { count: missingCount, firstSpan, endSpan } = trace.missingParents;
  const finder = new GroupFinder(trace);
  let siblings: number[] = [];
  let work = 0;
  // Jumps from child to child, so leaves cost nothing and each span is visited once.
  for (let above = 0; above < count; above++) {
    if (subtreeEnd[above] - above > LEAST_GROUP_SIZE) {
      siblings = [];
      for (let span = above + 1; span < subtreeEnd[above]; span = subtreeEnd[span]) siblings.push(span);
      work += siblings.length;
      yield* finder.add(siblings);
    }
    if (++work >= STEP) {
      work = 0;
      yield;
    }
  }
  for (let missing = 0; missing < missingCount; missing++) {
    siblings = [];
    for (let span = firstSpan[missing]; span < endSpan[missing]; span = subtreeEnd[span]) siblings.push(span);
    yield* finder.add(siblings);
  }
  siblings = [];
  let missing = 0;
  for (let span = 0; span < count; span = subtreeEnd[span]) {
    while (missing < missingCount && endSpan[missing] <= span) missing++;
    const isOrphan = missing < missingCount && firstSpan[missing] <= span;
    if (parent[span] === NONE && !isOrphan) siblings.push(span);
  }
  yield* finder.add(siblings);
  return finder.finish();
}

/** Collects the groups of one trace. */
class GroupFinder {
  readonly #trace: Trace;
  readonly #groups: number[][] = [];
  readonly #shapes: SpanShapes;
  #work = 0;

  constructor(trace: Trace) {
    this.#trace = trace;
    this.#shapes = new SpanShapes(trace);
  }

  /** Takes all siblings of one parent, ascending. */
  *add(siblings: readonly number[]): Steps<void> {
    if (siblings.length < LEAST_GROUP_SIZE) return;
    const { service, name, kind } = this.#trace.spans;
    const services = this.#trace.services.length;
    const alike = yield* this.#partition(
      siblings,
      (span) => (name[span] * services + service[span]) * spanKindNames.length + kind[span],
    );
    for (const spans of alike) {
      const groups = yield* this.#partition(spans, (span) => this.#shapes.shapeOf(span));
      for (const group of groups) this.#groups.push(group);
    }
  }

  finish(): SpanGroups {
    const groups = this.#groups;
    const groupOf = new Int32Array(this.#trace.spans.count).fill(NONE);
    const first = new Int32Array(groups.length + 1);
    const members = new Int32Array(groups.reduce((sum, { length }) => sum + length, 0));
    groups.forEach((spans, group) => {
      first[group + 1] = first[group] + spans.length;
      members.set(spans, first[group]);
      for (const span of spans) groupOf[span] = group;
    });
    return { count: groups.length, groupOf, first, members };
  }

  /** Groups the spans by key. Returns the groups that are large enough. */
  *#partition(spans: readonly number[], keyOf: (span: number) => number): Steps<readonly number[][]> {
    const byKey = new Map<number, number[]>();
    for (const span of spans) {
      const key = keyOf(span);
      const list = byKey.get(key);
      if (list === undefined) byKey.set(key, [span]);
      else list.push(span);
      this.#work += 1 + this.#shapes.takeWork();
      if (this.#work >= STEP) {
        this.#work = 0;
        yield;
      }
    }
    return [...byKey.values()].filter(({ length }) => length >= LEAST_GROUP_SIZE);
  }
}

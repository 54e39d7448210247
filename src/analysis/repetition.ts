/**
 * Finds repeated siblings: at least five below one parent (or at the top) with the same service, operation
 * and kind, whose statements or paths have the same shape. Works in steps, because a million spans take
 * longer than a frame.
 */
import type { Steps } from '../base/time/slicedTask.ts';
import { dbKeys } from '../conventions/db.ts';
import { httpKeys } from '../conventions/http.ts';
import type { KeyFamily } from '../conventions/keyFamily.ts';
import { findStrings } from '../model/findStrings.ts';
import { LEAST_GROUP_SIZE, type SpanGroups } from '../model/rows/spanGroups.ts';
import { NONE, spanKindNames, type Trace } from '../model/trace.ts';
import { MOST_SHAPE_BYTES, TextShaper } from './textShape.ts';

const readings = ['readStatement', 'readPath', 'readPlain'] as const;
type Reading = (typeof readings)[number];

/** Attributes that say what a span asked for, the most specific first. Routes have no ids in them. */
const SHAPES: readonly (readonly [key: string, reading: Reading])[] = [
  ...readAs('readStatement', dbKeys.query),
  ...readAs('readPlain', httpKeys.route),
  ...readAs('readPath', httpKeys.path),
  ...readAs('readPath', httpKeys.url),
];

function readAs(reading: Reading, family: KeyFamily): (readonly [string, Reading])[] {
  return family.map((key) => [key, reading]);
}

/** The shapes of longer texts (bytes) are cached, because many spans have the same text. */
const LONG = 200;
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
  /** By StringIndex of a key: its rank among SHAPES. */
  readonly #rankOfKey = new Map<number, number>();
  /** By StringIndex of a long text and the way of reading it: its shape. */
  readonly #shapeOfLong = new Map<number, number>();
  readonly #shaper = new TextShaper();
  #work = 0;

  constructor(trace: Trace) {
    this.#trace = trace;
    const found = findStrings(
      trace.strings,
      SHAPES.map(([key]) => key),
      trace.keyEnd,
    );
    SHAPES.forEach(([key], rank) => {
      const index = found.get(key);
      if (index !== undefined) this.#rankOfKey.set(index, rank);
    });
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
      const groups = yield* this.#partition(spans, (span) => this.#shapeOf(span));
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

  /**
   * Returns a number shared by spans whose statement, else path, has the same shape; 0 if a span has neither.
   */
  #shapeOf(span: number): number {
    const { first, key, value } = this.#trace.attributes;
    let best = SHAPES.length;
    let text: number = NONE;
    if (this.#rankOfKey.size === 0) return 0;
    for (let row = first[span]; row < first[span + 1]; row++) {
      const rank = this.#rankOfKey.get(key[row]);
      if (rank !== undefined && rank < best) {
        best = rank;
        text = value[row];
      }
    }
    if (text === NONE) return 0;
    return this.#readShape(text, SHAPES[best][1]);
  }

  #readShape(text: number, reading: Reading): number {
    const { bytes, offsets } = this.#trace.strings.buffers;
    const from = offsets[text];
    const to = offsets[text + 1];
    const isLong = to - from > LONG;
    const seed = readings.indexOf(reading);
    const longKey = text * readings.length + seed;
    const known = isLong ? this.#shapeOfLong.get(longKey) : undefined;
    if (known !== undefined) return known;
    this.#shaper[reading](bytes, from, to);
    const shape = this.#shaper.hash(seed);
    if (isLong) {
      this.#shapeOfLong.set(longKey, shape);
      this.#work += Math.min(to - from, MOST_SHAPE_BYTES) / LONG;
    }
    return shape;
  }

  /** Groups the spans by key. Returns the groups that are large enough. */
  *#partition(spans: readonly number[], keyOf: (span: number) => number): Steps<readonly number[][]> {
    const byKey = new Map<number, number[]>();
    for (const span of spans) {
      const key = keyOf(span);
      const list = byKey.get(key);
      if (list === undefined) byKey.set(key, [span]);
      else list.push(span);
      if (++this.#work >= STEP) {
        this.#work = 0;
        yield;
      }
    }
    return [...byKey.values()].filter(({ length }) => length >= LEAST_GROUP_SIZE);
  }
}

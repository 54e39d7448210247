/**
 * Finds repeated siblings: at least five below one parent (or at the top) of the same service, operation and kind, whose
 * statements or paths have the same shape. Done in steps, since a million spans take longer than a frame.
 */
import { findStrings } from './findStrings.ts';
import { LEAST_GROUP_SIZE, type SpanGroups } from './spanGroups.ts';
import { pathShape, statementShape } from './statementShape.ts';
import { NONE, spanKindNames, type Trace } from './trace.ts';

/** Attributes that say what a span asked for, the most telling first; routes have no ids in them. */
const SHAPES: readonly (readonly [key: string, shape: (text: string) => string])[] = [
  ['db.query.text', statementShape],
  ['db.statement', statementShape],
  ['http.route', (text) => text],
  ['url.path', pathShape],
  ['http.target', pathShape],
  ['url.full', pathShape],
  ['http.url', pathShape],
];
/** Spans that are looked at, or shapes that are made, between two pauses. */
const STEP = 2000;
/** Of a text: what follows decides on no shape. */
const MOST_BYTES = 16_384;

/** All at once. */
export function computeSpanGroups(trace: Trace): SpanGroups {
  const steps = findSpanGroups(trace);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Pauses often; what it returns in the end are the groups. Linear in spans and in the text of statements. */
export function* findSpanGroups(trace: Trace): Generator<undefined, SpanGroups> {
  const { count, parent, subtreeEnd } = trace.spans;
  const { count: missingCount, firstSpan, endSpan } = trace.missingParents;
  const finder = new GroupFinder(trace);
  let siblings: number[] = [];
  let work = 0;
  // A parent's children are met again and again by jumps, so leaves cost nothing and each span is met once.
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

/** Collects groups of one trace. */
class GroupFinder {
  readonly #trace: Trace;
  readonly #groups: number[][] = [];
  /** By StringIndex of a key: its rank among SHAPES. */
  readonly #rankOfKey = new Map<number, number>();
  /** By rank and text: a number for its shape. */
  readonly #shapeOfText: readonly Map<number, number>[] = SHAPES.map(() => new Map());
  readonly #numberOfShape = new Map<string, number>();
  readonly #decoder = new TextDecoder();
  #work = 0;

  constructor(trace: Trace) {
    this.#trace = trace;
    const found = findStrings(
      trace.strings,
      SHAPES.map(([key]) => key),
    );
    SHAPES.forEach(([key], rank) => {
      const index = found.get(key);
      if (index !== undefined) this.#rankOfKey.set(index, rank);
    });
  }

  /** Takes all siblings of one parent, ascending. */
  *add(siblings: readonly number[]): Generator<undefined, void> {
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

  /** A number that spans share whose statement, else path, has the same shape; 0 where they have none. */
  #shapeOf(span: number): number {
    const { first, key, value } = this.#trace.attributes;
    let best = SHAPES.length;
    let text = NONE;
    if (this.#rankOfKey.size === 0) return 0;
    for (let row = first[span]; row < first[span + 1]; row++) {
      const rank = this.#rankOfKey.get(key[row]);
      if (rank !== undefined && rank < best) {
        best = rank;
        text = value[row];
      }
    }
    if (text === NONE) return 0;
    const known = this.#shapeOfText[best].get(text);
    if (known !== undefined) return known;
    const written = this.#read(text);
    this.#work += 20 + written.length / 10;
    const shape = SHAPES[best][1](written);
    const number = this.#numberOfShape.get(shape) ?? this.#numberOfShape.size + 1;
    this.#numberOfShape.set(shape, number);
    this.#shapeOfText[best].set(text, number);
    return number;
  }

  /** Without remembering it: each text is needed once, and there may be a million. */
  #read(index: number): string {
    const { bytes, offsets } = this.#trace.strings.buffers;
    const end = Math.min(offsets[index + 1], offsets[index] + MOST_BYTES);
    return this.#decoder.decode(bytes.subarray(offsets[index], end));
  }

  /** The spans by key, those keys that enough of them have. */
  *#partition(
    spans: readonly number[],
    keyOf: (span: number) => number,
  ): Generator<undefined, readonly number[][]> {
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

import { describe, expect, test } from 'vitest';
import { normalizeTraceId } from '../spanIds.ts';
import { describeTrace } from '../testing/describeTrace.ts';
import { drawTrace } from '../testing/drawTrace.ts';
import { formatRows } from '../testing/formatRows.ts';
import { buildSpans, type RandomSpan } from '../testing/randomSpans.ts';
import { AttributeType, LinkKind, SpanFlag, type Trace, type TraceWarningKind } from '../trace.ts';
import { AttributeRows } from './attributeRows.ts';
import { buildTrace } from './buildTrace.ts';
import { TraceBuilder } from './traceBuilder.ts';

function warningKinds(trace: Trace): TraceWarningKind[] {
  return trace.warnings.map(({ kind }) => kind);
}

/** The rows without their times and facts. */
function outline(trace: Trace): string[] {
  return formatRows(trace)
    .split('\n')
    .map((row) => row.replace(/ +\|.*/, ''));
}

function hasFlag(trace: Trace, span: number, flag: number): boolean {
  return (trace.spans.flags[span] & flag) !== 0;
}

const plain: RandomSpan = {
  id: '1',
  parentId: '',
  start: 0,
  nanos: 0,
  duration: 5,
  name: 'read',
  service: 'shop',
  error: false,
  attribute: '',
  eventTime: undefined,
  link: undefined,
  warning: undefined,
};

test('a clean trace has no warnings and no notes', () => {
  const trace = drawTrace(`
a root    |=====|
  b one    |=|
  b two      |=|`);
  expect(trace.warnings).toEqual([]);
  expect(trace.notes.span).toHaveLength(0);
  expect([...trace.spans.selfTime]).toEqual([2, 2, 2]);
  expect(trace.services).toEqual([
    { name: 'a', spanCount: 1, errorCount: 0 },
    { name: 'b', spanCount: 2, errorCount: 0 },
  ]);
});

test('the depth is that of the deepest span, orphans standing below their placeholder', () => {
  expect(drawTrace('a root |==|').maxDepth).toBe(0);
  expect(drawTrace('a root |==|\n  a one |=|\n    a two |=|\n  a one |=|').maxDepth).toBe(2);
  expect(drawTrace('? ff\n  a orphan |==|').maxDepth).toBe(1);
});

test('texts of keys come before all others', () => {
  const keys = ['shape', 'size'];
  const { attributes, keyEnd, strings } = buildTrace(withAttributes(keys, ['round', 'large', 'shape']));
  for (const key of attributes.key) expect(key).toBeLessThan(keyEnd);
  const texts = Array.from({ length: strings.size }, (_, index) => strings.get(index));
  expect(texts.slice(0, keyEnd)).toEqual(keys);
});

/** One span for each pair of a key and a value. */
function withAttributes(keys: readonly string[], values: readonly string[]): TraceBuilder {
  const builder = new TraceBuilder(normalizeTraceId('1'));
  builder.internResource(builder.strings.intern('shop'), new AttributeRows());
  const span = builder.beginSpan();
  span.id = '1';
  span.resource = 0;
  for (const value of values) {
    for (const key of keys) {
      const { strings } = builder;
      builder.attributes.push(strings.intern(key), AttributeType.string, strings.intern(value));
    }
  }
  builder.endSpan();
  return builder;
}

test('siblings with the same start are sorted by end, then by order of arrival', () => {
  const trace = drawTrace(`
a root          |=====|
  a handler      |===|
  a middleware   |=|      id=f
  a second       |==|     id=e
  a third        |==|     id=d`);
  expect(outline(trace)).toEqual(['a root', '  a middleware', '  a second', '  a third', '  a handler']);
});

test('orphans of one missing parent are siblings; roots of one start stand the longest first', () => {
  const trace = drawTrace(`
a short    |=|
a long     |===|
? ff
  a late   |====|
  a early  |==|`);
  expect(outline(trace)).toEqual(['? ff', '  a early', '  a late', 'a long', 'a short']);
});

test('self time does not count overlapping children twice, nor what they do outside', () => {
  const trace = drawTrace(`
a root       |==========|
  a early  |===|
  a one           |===|
  a two             |===|`);
  expect(trace.spans.selfTime[0]).toBe(11 - 2 - 6);
});

test('orphans of one missing parent are adjacent, at depth 1, among the roots by their first start', () => {
  const trace = drawTrace(`
a root    |=========|
a later      |==|
? ff
  b one    |=|
  b two        |=|`);
  expect(formatRows(trace)).toBe(
    `
a root    |=========|
? ff
  b one    |=|
  b two        |=|
a later      |==|`.slice(1),
  );
  expect(describeTrace(trace).missingParents).toEqual([{ id: '00000000000000ff', firstSpan: 1, endSpan: 3 }]);
  expect(warningKinds(trace)).toEqual(['missing-parent', 'several-roots']);
  expect(trace.warnings[0].message).toBe('2 spans name a parent that is not in the trace.');
});

test('a span that names itself becomes a root and keeps the name as a link', () => {
  const trace = drawTrace('a root   |==|   id=7 parent=7');
  expect(hasFlag(trace, 0, SpanFlag.cutParent)).toBe(true);
  expect(warningKinds(trace)).toEqual(['self-parent']);
  expect(describeTrace(trace).spans[0].links).toMatchObject([
    { kind: LinkKind.cutParent, traceId: trace.id, spanId: '0000000000000007' },
  ]);
});

test('a circle is cut at the span that starts earliest', () => {
  const trace = drawTrace(
    `
a second   .|==|   id=2 parent=1
a third    ..|=|   id=3 parent=2
a first    |===|   id=1 parent=3`.replaceAll('.', ' '),
  );
  expect(formatRows(trace)).toBe(
    `
a first       |===|
  a second     |==|
    a third     |=|`.slice(1),
  );
  expect(hasFlag(trace, 0, SpanFlag.cutParent)).toBe(true);
  expect(trace.warnings).toMatchObject([{ kind: 'cycle', count: 1, span: 0 }]);
});

test('what hangs below a circle stays below it', () => {
  const trace = drawTrace(`
a one     |===|   id=1 parent=2
a two      |==|   id=2 parent=1
a leaf      |=|   id=3 parent=2`);
  expect([...trace.spans.parent]).toEqual([-1, 0, 1]);
});

describe('spans with one id', () => {
  const twins = drawTrace(`
a client    |=========|       id=1
b server     |===|            id=1
b late                 |===|  id=1
  c inside    |=|             parent=1
  c after               |=|   parent=1`);

  test('are both kept and flagged', () => {
    expect(twins.spans.count).toBe(5);
    expect(twins.warnings[0]).toMatchObject({ kind: 'duplicate-id', count: 3 });
  });

  test('share their children: each goes to the first that contains it', () => {
    const parentName = (name: string) => {
      const { spans } = describeTrace(twins);
      const child = spans.find((span) => span.name === name);
      return spans.at(child?.parent ?? 0)?.name;
    };
    expect(parentName('inside')).toBe('client');
    expect(parentName('after')).toBe('late');
  });
});

describe('halves of a call under one id', () => {
  test('stand below each other, and what the server did below the server’s', () => {
    const trace = drawTrace(`
shop GET        |==========|     id=2 kind=client
cart GET          |======|       id=2 kind=server
  cart SELECT       |==|         parent=2
  shop retry             |=|     parent=2`);
    expect(outline(trace)).toEqual(['shop GET', '  cart GET', '    cart SELECT', '  shop retry']);
    expect([...trace.spans.selfTime]).toEqual([2, 4, 3, 2]);
    expect(trace.warnings).toEqual([]);
    expect(describeTrace(trace).spans.map(({ notes }) => notes.length)).toEqual([1, 1, 0, 0]);
  });

  test('are found whichever came first, below their parent, and with clocks that disagree', () => {
    const trace = drawTrace(`
web page            |=============|    id=1
  cart GET      |======|               id=2 kind=server
  shop GET            |==========|     id=2 kind=client
    cart SELECT     |==|               parent=2
    shop retry   |=|                   parent=2`);
    expect(outline(trace)).toEqual([
      'web page',
      '  shop GET',
      '    cart GET',
      '      cart SELECT',
      '    shop retry',
    ]);
  });

  test('in one service the children are the server’s', () => {
    const trace = drawTrace(`
shop GET      |==========|    id=2 kind=client
shop GET        |======|      id=2 kind=server
  shop SELECT     |==|        parent=2`);
    expect(outline(trace)).toEqual(['shop GET', '  shop GET', '    shop SELECT']);
  });

  test('are no halves where they name different parents, or where no half is a client’s', () => {
    const trace = drawTrace(`
web one         |=====|         id=8
  shop GET       |===|          id=2 kind=client
web two               |=====|   id=9
  cart GET             |===|    id=2 kind=server
web three               |====|  id=7
  cart PUT               |=|    id=3 kind=server
  shop PUT               |==|   id=3 kind=server`);
    expect(trace.maxDepth).toBe(1);
    expect(trace.warnings[0]).toMatchObject({ kind: 'duplicate-id', count: 4 });
  });

  test('keep their calls apart where a call was tried again under the same id', () => {
    const trace = drawTrace(`
shop GET   |=====|              id=2 kind=client
cart GET    |===|               id=2 kind=server
shop GET             |=====|    id=2 kind=client
cart GET              |===|     id=2 kind=server
  cart one   |=|                parent=2
  cart two             |=|      parent=2`);
    expect(outline(trace)).toEqual([
      'shop GET',
      '  cart GET',
      '    cart one',
      'shop GET',
      '  cart GET',
      '    cart two',
    ]);
  });

  test('a client’s half that names itself is a root, and its server’s half stands below it', () => {
    const trace = drawTrace(`
shop GET    |=====|   id=2 parent=2 kind=client
cart GET     |===|    id=2 parent=2 kind=server`);
    expect([...trace.spans.parent]).toEqual([-1, 0]);
    expect(warningKinds(trace)).toEqual(['self-parent']);
  });
});

test('a negative duration is shown as nothing, and says so', () => {
  const trace = buildSpans([{ ...plain, duration: -3 }]);
  expect(trace.spans.duration[0]).toBe(0);
  expect(describeTrace(trace).spans[0].notes).toEqual([
    'Its original duration was -3 µs; it is shown as 0. ×1',
  ]);
  expect(warningKinds(trace)).toEqual(['negative-duration']);
});

test('a span without a start takes its parent’s, a root without one the trace’s', () => {
  const unknown = Number.NaN;
  const trace = buildSpans([
    { ...plain, id: '1', start: unknown },
    { ...plain, id: '2', parentId: '1', start: 5 },
    { ...plain, id: '3', parentId: '2', start: unknown },
    { ...plain, id: '4', parentId: '3', start: unknown },
    { ...plain, id: '5', parentId: '1', start: 3 },
  ]);
  const starts = describeTrace(trace).spans.map(({ id, start }) => [id.at(-1), start]);
  expect(starts).toEqual([
    ['1', 0],
    ['5', 0],
    ['2', 2],
    ['3', 2],
    ['4', 2],
  ]);
  expect(trace.warnings.find(({ kind }) => kind === 'missing-start')).toMatchObject({ count: 3, span: 0 });
});

describe('times that cannot be right', () => {
  const noon = 1_796_040_000_000_000;
  const half = 500_000;
  /** Spans below the first, with start and duration as they came. */
  const built = (...times: readonly (readonly [start: number, duration: number])[]) => {
    const builder = new TraceBuilder(normalizeTraceId('1'));
    const resource = builder.internResource(builder.strings.intern('shop'), new AttributeRows());
    times.forEach(([start, duration], position) => {
      const draft = builder.beginSpan();
      draft.id = `${position + 1}`;
      draft.parentId = position === 0 ? '' : '1';
      draft.startMicros = start;
      draft.duration = duration;
      draft.resource = resource;
      builder.endSpan();
    });
    return buildTrace(builder);
  };
  const timesOf = ({ spans }: Trace) =>
    Array.from({ length: spans.count }, (_, span) => [spans.start[span], spans.duration[span]]);

  test('a start that was never written is that of the parent or trace, and the end stays', () => {
    const trace = built([0, noon + half], [noon, 480_000], [0, noon + 300_000]);
    expect(trace).toMatchObject({ startUnixMicros: noon, duration: half });
    expect(timesOf(trace)).toEqual([
      [0, half],
      [0, 300_000],
      [0, 480_000],
    ]);
    expect(trace.warnings).toMatchObject([{ kind: 'missing-start', count: 2, span: 0 }]);
    expect(describeTrace(trace).spans[0].notes).toEqual([
      "It has no start time; the trace's is used instead. ×1",
    ]);
  });

  test('an end that is all that is known of a trace is its start, too', () => {
    const trace = built([0, noon]);
    expect(trace).toMatchObject({ startUnixMicros: noon, duration: 0 });
  });

  test('an end before the parent’s start makes an instant there', () => {
    const trace = built([noon, 10], [0, noon - 5]);
    expect(trace.startUnixMicros).toBe(noon - 5);
    expect(timesOf(trace)).toEqual([
      [5, 10],
      [0, 0],
    ]);
  });

  test.each([
    ['never written', -noon],
    ['in milliseconds', noon / 1000 - noon],
    ['in nanoseconds', noon * 1000 - noon],
    ['thirty years later', 30 * 365 * 86_400_000_000],
  ])('an end that is %s gives no duration, and says so', (_, duration) => {
    const trace = built([noon, half], [noon + 5, duration]);
    expect(timesOf(trace)).toEqual([
      [0, half],
      [5, 0],
    ]);
    expect(trace.warnings).toMatchObject([{ kind: 'missing-end', count: 1, span: 1 }]);
  });

  test.each([
    ['before 1970', -62_135_596_800_000_000],
    ['in seconds', noon / 1_000_000],
    ['in nanoseconds', noon * 1000],
  ])('a start %s, with the end of the same kind, leaves the duration', (_, start) => {
    const trace = built([noon, half], [start, 400]);
    expect(timesOf(trace)[1]).toEqual([0, 400]);
    expect(warningKinds(trace)).toEqual(['missing-start']);
  });

  test('neither start nor end: both are said', () => {
    const trace = built([noon, half], [0, 0]);
    expect(warningKinds(trace)).toEqual(['missing-start', 'missing-end']);
  });

  test('relative times are all known, also 0 and what lies before it', () => {
    const trace = built([0, 100], [60, 30], [0, 0], [-5, 10]);
    expect(trace).toMatchObject({ startUnixMicros: -5, duration: 105 });
    expect(timesOf(trace)).toEqual([
      [5, 100],
      [0, 10],
      [5, 0],
      [65, 30],
    ]);
    expect(warningKinds(trace)).toEqual(['outside-parent']);
  });

  test('of relative times an end of 0 is unknown behind a later start', () => {
    const trace = built([0, 100], [60, -60], [70, -3]);
    expect(warningKinds(trace)).toEqual(['negative-duration', 'missing-end']);
  });
});

test('children outside of their parent are flagged on the side where they leave it', () => {
  const trace = drawTrace(`
a root       |====|
  a before  |==|
  a after        |==|`);
  expect(hasFlag(trace, 1, SpanFlag.startsBeforeParent)).toBe(true);
  expect(hasFlag(trace, 1, SpanFlag.endsAfterParent)).toBe(false);
  expect(hasFlag(trace, 2, SpanFlag.endsAfterParent)).toBe(true);
  expect(trace.warnings).toMatchObject([{ kind: 'outside-parent', count: 2 }]);
});

test('nanoseconds stay exact next to a start since 1970', () => {
  const trace = buildSpans([
    { ...plain, start: 1, nanos: 1 },
    { ...plain, id: '2', parentId: '1', start: 2, nanos: 999 },
  ]);
  expect(trace.startUnixMicros).toBe(1_700_000_000_000_001);
  expect([...trace.spans.start]).toEqual([0.001, 1.999]);
});

test('events are sorted by time, including those before the trace', () => {
  const trace = drawTrace('a root   |===|   event=second@12 event=first@3');
  const [span] = describeTrace(trace).spans;
  expect(span.events.map(({ name, time }) => [name, time])).toEqual([
    ['first', -6],
    ['second', 3],
  ]);
});

test('an event years off its span keeps its time, and the span says so with the unit that would fit', () => {
  const noon = 1_796_040_000_000_000;
  const builder = new TraceBuilder(normalizeTraceId('1'));
  const draft = builder.beginSpan();
  draft.id = '1';
  draft.startMicros = noon;
  draft.duration = 500_000;
  draft.resource = builder.internResource(builder.strings.intern('bank'), new AttributeRows());
  for (const time of [noon + 100_000, (noon + 100_000) * 1000, 0]) {
    builder.addEvent(time, 0, builder.strings.intern('log'), 0);
    builder.endEvent();
  }
  builder.endSpan();
  const trace = buildTrace(builder);
  expect([...trace.events.time]).toEqual([0, 100_000, (noon + 100_000) * 1000 - noon]);
  expect(describeTrace(trace).spans[0].notes).toEqual([
    'A log lies years before or after this span: its time would fit if it were in nanoseconds. ×1',
  ]);
  expect(trace.warnings).toMatchObject([{ kind: 'event-time', count: 1, span: 0 }]);
});

test('the same note several times is one note with a count', () => {
  const trace = buildSpans([{ ...plain, warning: 'late' }]);
  expect(trace.warnings).toEqual([{ kind: 'server', message: 'late', count: 1, span: 0 }]);
});

test('ids that are not hexadecimal keep their text, and find each other', () => {
  const trace = buildSpans([
    { ...plain, id: 'req2025-x' },
    { ...plain, id: '2', parentId: 'req2025-x', start: 1 },
  ]);
  expect(describeTrace(trace).spans.map(({ id }) => id)).toEqual(['req2025-x', '0000000000000002']);
  expect(trace.spans.parent[1]).toBe(0);
});

describe('deep and wide traces', () => {
  const COUNT = 100_000;
  const build = (parentOf: (span: number) => number) => {
    const builder = new TraceBuilder(normalizeTraceId('1'));
    const name = builder.strings.intern('step');
    const resource = builder.internResource(name, new AttributeRows());
    for (let span = COUNT; span > 0; span--) {
      const draft = builder.beginSpan();
      draft.id = span.toString(16);
      draft.parentId = parentOf(span) === 0 ? '' : parentOf(span).toString(16);
      draft.startMicros = 1_700_000_000_000_000 + span;
      draft.duration = COUNT - span;
      draft.name = name;
      draft.resource = resource;
      builder.endSpan();
    }
    const before = performance.now();
    const trace = buildTrace(builder);
    return { trace, elapsed: performance.now() - before };
  };

  test('a chain of 100,000 spans', () => {
    const { trace } = build((span) => span - 1);
    expect(trace.spans.depth[COUNT - 1]).toBe(COUNT - 1);
    expect(trace.spans.subtreeEnd[COUNT - 1]).toBe(COUNT);
  });

  test('100,000 siblings', () => {
    const { trace } = build((span) => (span === 1 ? 0 : 1));
    expect(trace.spans.depth[COUNT - 1]).toBe(1);
    expect(trace.spans.start[COUNT - 1]).toBe(COUNT - 1);
  });

  test('take about as long as each other: nothing grows with depth or width', () => {
    const chain = build((span) => span - 1).elapsed;
    const siblings = build((span) => (span === 1 ? 0 : 1)).elapsed;
    expect(Math.max(chain, siblings) / Math.min(chain, siblings)).toBeLessThan(20);
  });

  test('a circle of 100,000 spans', () => {
    const { trace } = build((span) => (span === 1 ? COUNT : span - 1));
    expect(trace.spans.depth[COUNT - 1]).toBe(COUNT - 1);
    expect(warningKinds(trace)).toContain('cycle');
  });
});

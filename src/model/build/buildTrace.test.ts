import { describe, expect, test } from 'vitest';
import { normalizeTraceId } from '../spanIds.ts';
import { describeTrace } from '../testing/describeTrace.ts';
import { drawTrace } from '../testing/drawTrace.ts';
import { formatRows } from '../testing/formatRows.ts';
import { outline } from '../testing/outline.ts';
import { buildSpans, type RandomSpan } from '../testing/randomSpans.ts';
import { AttributeType, LinkKind, SpanFlag, type Trace, type TraceWarningKind } from '../trace.ts';
import { AttributeRows } from './attributeRows.ts';
import { buildTrace } from './buildTrace.ts';
import { TraceBuilder } from './traceBuilder.ts';

function warningKinds(trace: Trace): TraceWarningKind[] {
  return trace.warnings.map(({ kind }) => kind);
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
    const before = process.cpuUsage();
    const trace = buildTrace(builder);
    return { trace, cpuMicros: process.cpuUsage(before).user };
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
    // Time on a processor: what this process waits for others does not count.
    const chain = build((span) => span - 1).cpuMicros;
    const siblings = build((span) => (span === 1 ? 0 : 1)).cpuMicros;
    expect(Math.max(chain, siblings) / Math.min(chain, siblings)).toBeLessThan(20);
  });

  test('a circle of 100,000 spans', () => {
    const { trace } = build((span) => (span === 1 ? COUNT : span - 1));
    expect(trace.spans.depth[COUNT - 1]).toBe(COUNT - 1);
    expect(warningKinds(trace)).toContain('cycle');
  });
});

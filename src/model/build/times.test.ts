import { describe, expect, test } from 'vitest';
import { normalizeTraceId } from '../spanIds.ts';
import { describeTrace } from '../testing/describeTrace.ts';
import type { Trace, TraceWarningKind } from '../trace.ts';
import { AttributeRows } from './attributeRows.ts';
import { buildTrace } from './buildTrace.ts';
import { TraceBuilder } from './traceBuilder.ts';

function warningKinds(trace: Trace): TraceWarningKind[] {
  return trace.warnings.map(({ kind }) => kind);
}

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

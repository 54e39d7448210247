/** Random spans for property tests. Few ids and few times make twins, cycles, orphans and ties common. */
import * as fc from 'fast-check';
import { AttributeRows } from '../build/attributeRows.ts';
import { buildTrace } from '../build/buildTrace.ts';
import { NoteOrigin, TraceBuilder } from '../build/traceBuilder.ts';
import { normalizeTraceId } from '../spanIds.ts';
import { AttributeType, LinkKind, NONE, SpanKind, StatusCode, type Trace } from '../trace.ts';

export interface RandomSpan {
  readonly id: string;
  readonly parentId: string;
  /** Counted from some moment, in microseconds; NaN means unknown. */
  readonly start: number;
  readonly nanos: number;
  readonly duration: number;
  readonly name: string;
  readonly service: string;
  readonly error: boolean;
  readonly attribute: string;
  readonly eventTime: number | undefined;
  readonly link: string | undefined;
  readonly warning: string | undefined;
}

const ids = ['1', '2', '3', '4', '5', 'a', 'not-hexadecimal', '0000000000000006'];

/**
 * Anything is possible: duplicate ids; parents that are missing, the span itself, or its descendants; unknown
 * starts; negative durations.
 */
export const brokenSpans: fc.Arbitrary<RandomSpan[]> = fc.array(
  fc.record({
    id: fc.constantFrom(...ids, ''),
    parentId: fc.constantFrom(...ids, 'ff', 'also missing', '', ''),
    start: fc.constantFrom(0, 1, 2, 3, 5, 8, Number.NaN),
    nanos: fc.constantFrom(0, 0, 1, 500, 999),
    duration: fc.constantFrom(0, 1, 2, 4, 9, -3),
    name: fc.constantFrom('read', 'write', ''),
    service: fc.constantFrom('shop', 'cart', ''),
    error: fc.boolean(),
    attribute: fc.constantFrom('x', 'y', 'ünïcode', ''),
    eventTime: fc.option(fc.constantFrom(-2, 0, 3, 7), { nil: undefined }),
    link: fc.option(fc.constantFrom('7', '8'), { nil: undefined }),
    warning: fc.option(fc.constantFrom('skewed', 'late'), { nil: undefined }),
  }),
  { minLength: 1, maxLength: 14 },
);

/** A tree: each span except the first names an earlier one as parent, and all ids differ. */
export const goodSpans: fc.Arbitrary<RandomSpan[]> = fc
  .array(
    fc.record({
      above: fc.nat(),
      start: fc.nat({ max: 50 }),
      duration: fc.nat({ max: 30 }),
      error: fc.boolean(),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((list) =>
    list.map(({ above, start, duration, error }, position) => ({
      id: (position + 1).toString(16),
      parentId: position === 0 ? '' : ((above % position) + 1).toString(16),
      start,
      nanos: 0,
      duration,
      name: `span ${position}`,
      service: 'shop',
      error,
      attribute: 'x',
      eventTime: undefined,
      link: undefined,
      warning: undefined,
    })),
  );

/** A forest with much repetition: few names, and few parents, some of which are missing. All ids differ. */
export const busySpans: fc.Arbitrary<RandomSpan[]> = fc
  .array(
    fc.record({
      above: fc.nat({ max: 6 }),
      start: fc.nat({ max: 50 }),
      duration: fc.constantFrom(1, 2, 3, 4, 20),
      name: fc.constantFrom('read', 'read', 'read', 'write'),
      error: fc.constantFrom(false, false, false, false, true),
    }),
    { minLength: 1, maxLength: 80, size: 'max' },
  )
  .map((list) =>
    list.map(({ above, start, duration, name, error }, position) => ({
      id: (position + 16).toString(16),
      parentId: above === 0 ? '' : above === 1 ? 'ff' : (Math.floor(position / above) + 15).toString(16),
      start,
      nanos: 0,
      duration,
      name,
      service: 'shop',
      error,
      attribute: 'x',
      eventTime: undefined,
      link: undefined,
      warning: undefined,
    })),
  );

const EPOCH = 1_700_000_000_000_000;

export function buildSpans(spans: readonly RandomSpan[]): Trace {
  const builder = new TraceBuilder(normalizeTraceId('abc'));
  const { strings } = builder;
  for (const span of spans) {
    const draft = builder.beginSpan();
    draft.id = span.id;
    draft.parentId = span.parentId;
    draft.startMicros = Number.isNaN(span.start) ? 0 : EPOCH + span.start;
    draft.startNanos = Number.isNaN(span.start) ? 0 : span.nanos;
    draft.duration = span.duration;
    draft.name = strings.intern(span.name);
    draft.kind = span.duration === 4 ? SpanKind.client : SpanKind.unspecified;
    draft.status = span.error ? StatusCode.error : StatusCode.unset;
    const process = new AttributeRows();
    process.push(strings.intern('host'), AttributeType.string, strings.intern(span.service));
    draft.resource = builder.internResource(strings.intern(span.service), process);
    builder.attributes.push(strings.intern('key'), AttributeType.string, strings.intern(span.attribute));
    if (span.eventTime !== undefined) {
      builder.addEvent(EPOCH + span.eventTime, 0, strings.intern('event'), 0);
      builder.endEvent();
    }
    if (span.link !== undefined) {
      builder.addLink(LinkKind.link, strings.intern(builder.id), strings.intern(span.link), NONE, 0);
      builder.endLink();
    }
    if (span.warning !== undefined) builder.addNote(span.warning, NoteOrigin.server);
    builder.endSpan();
  }
  return buildTrace(builder);
}

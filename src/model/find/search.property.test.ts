/**
 * Compares find with a slow search of the same trace, which looks at the spans one by one as a reader would.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createHandTimers } from '../../base/testing/handTimers.ts';
import { runInSlices } from '../../base/time/slicedTask.ts';
import { AttributeRows } from '../build/attributeRows.ts';
import { buildTrace } from '../build/buildTrace.ts';
import { NoteOrigin, TraceBuilder } from '../build/traceBuilder.ts';
import type { AttributeDetails, AttributeList } from '../details/attributeList.ts';
import { eventDetails, linkDetails } from '../details/events.ts';
import { spanDetails } from '../details/spanDetails.ts';
import { normalizeTraceId } from '../spanIds.ts';
import { searchSpans } from '../testing/atOnce.ts';
import { AttributeType, LinkKind, NONE, SpanFlag, type SpanIndex, type Trace } from '../trace.ts';
import type { SpanMatches } from './matches.ts';
import type { Comparison, SpanCondition, SpanQuery, SpanTerm, TextTest } from './query.ts';
import { searchSpansInSteps } from './search.ts';

const texts = [
  'cart',
  'Cart-DB',
  'GET /cart',
  'é日',
  'É',
  '',
  '12',
  '5e0',
  '5.0',
  '-1',
  '9007199254740993',
  'true',
  'error',
  'c=v',
];
const keys = ['k', 'http.k', 'error', 'event', 'tr_k', 'É.k', 'exception.type'];
const attribute = fc.record({
  key: fc.constantFrom(...keys),
  value: fc.constantFrom(...texts),
  type: fc.constantFrom(AttributeType.string, AttributeType.int, AttributeType.bytes),
});
const attributes = fc.array(attribute, { maxLength: 3 });
const span = fc.record({
  above: fc.nat(),
  name: fc.constantFrom(...texts),
  service: fc.constantFrom('cart', 'Shop É', 'k'),
  kind: fc.nat({ max: 5 }),
  status: fc.nat({ max: 2 }),
  message: fc.option(fc.constantFrom(...texts), { nil: undefined }),
  duration: fc.constantFrom(0, 1, 4, 5.5, 1000),
  attributes,
  resource: attributes,
  scope: fc.option(
    fc.record({ name: fc.constantFrom(...texts), version: fc.constantFrom('1.0', undefined), attributes }),
    {
      nil: undefined,
    },
  ),
  events: fc.array(fc.record({ name: fc.constantFrom('exception', ...texts), attributes }), { maxLength: 2 }),
  links: fc.array(fc.record({ span: fc.constantFrom('c0ffee', 'k'), attributes }), { maxLength: 1 }),
  warning: fc.boolean(),
});
type DrawnSpan = typeof span extends fc.Arbitrary<infer T> ? T : never;

function build(spans: readonly DrawnSpan[]): Trace {
  const builder = new TraceBuilder(normalizeTraceId('abc'));
  const { strings } = builder;
  const fill = (rows: AttributeRows, list: DrawnSpan['attributes']) => {
    for (const { key, value, type } of list) rows.push(strings.intern(key), type, strings.intern(value));
    return rows;
  };
  spans.forEach((drawn, position) => {
    const draft = builder.beginSpan();
    draft.id = (position + 0xc0ffee).toString(16);
    // Some spans have a parent that did not arrive.
    draft.parentId = position === 0 ? '' : ((drawn.above % (position + 1)) + 0xc0ffed).toString(16);
    draft.startMicros = 1_700_000_000_000_000 + position;
    draft.duration = drawn.duration;
    draft.name = strings.intern(drawn.name);
    draft.kind = drawn.kind;
    draft.status = drawn.status;
    if (drawn.message !== undefined) draft.statusMessage = strings.intern(drawn.message);
    draft.resource = builder.internResource(
      strings.intern(drawn.service),
      fill(new AttributeRows(), drawn.resource),
    );
    if (drawn.scope !== undefined) {
      const { name, version } = drawn.scope;
      draft.scope = builder.internScope(
        strings.intern(name),
        version === undefined ? NONE : strings.intern(version),
        fill(new AttributeRows(), drawn.scope.attributes),
      );
    }
    fill(builder.attributes, drawn.attributes);
    for (const event of drawn.events) {
      builder.addEvent(1_700_000_000_000_000, 0, strings.intern(event.name), 0);
      fill(builder.events.attributes, event.attributes);
      builder.endEvent();
    }
    for (const link of drawn.links) {
      builder.addLink(LinkKind.link, strings.intern('feed'), strings.intern(link.span), NONE, 0);
      fill(builder.links.attributes, link.attributes);
      builder.endLink();
    }
    if (drawn.warning) builder.addNote('skewed', NoteOrigin.server);
    builder.endSpan();
  });
  return buildTrace(builder);
}

const words = fc.constantFrom(
  'cart',
  'car',
  'é',
  'k',
  'c',
  '',
  'get /cart',
  'true',
  'k=c',
  'client',
  'error',
  'ok',
  'unset',
  '5',
  'c0ffee',
);
const test: fc.Arbitrary<TextTest> = fc.oneof(
  words.chain((text) =>
    fc.constantFrom('holds', 'begins', 'equals').map((kind) => ({ kind, text }) as const),
  ),
  fc.constantFrom('^c', 'é', 'a.t$', '^$', '\\d{2,}').map((source) => ({ kind: 'pattern' as const, source })),
);
const key = fc.record({
  text: fc.constantFrom('k', 'error', 'http.k', 'é.k', 'service', 'kind', 'status', 'event', 'op'),
  isWhole: fc.boolean(),
});
const comparison = fc.constantFrom<Comparison[]>('<', '<=', '>', '>=', '=', '!=');
const condition: fc.Arbitrary<SpanCondition> = fc.oneof(
  test
    .filter((each) => each.kind === 'pattern' || (each.kind === 'holds' && each.text !== ''))
    .map((each) => ({ kind: 'text' as const, test: each })),
  fc.record({
    kind: fc.constant('field' as const),
    field: fc.constantFrom('service', 'op', 'kind', 'status'),
    test,
  }),
  fc.record({ kind: fc.constant('attribute' as const), key, test, isOther: fc.boolean() }),
  fc.record({
    kind: fc.constant('number' as const),
    key,
    comparison,
    number: fc.constantFrom('5', '9007199254740992', '-1.0'),
  }),
  fc.record({
    kind: fc.constant('time' as const),
    of: fc.constantFrom('dur', 'self'),
    comparison,
    nanos: fc.constantFrom(0, 1000, 5500),
  }),
  fc.record({ kind: fc.constant('depth' as const), comparison, depth: fc.nat({ max: 2 }) }),
  fc.record({
    kind: fc.constant('has' as const),
    what: fc.constantFrom('exception', 'error', 'events', 'links', 'warnings', 'children', 'orphan'),
  }),
);
const term: fc.Arbitrary<SpanTerm> = fc
  .tuple(condition, fc.boolean())
  .map(([what, isNegated]) => ({ ...what, isNegated }));
const query: fc.Arbitrary<SpanQuery> = fc
  .array(fc.array(term, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 2 })
  .map((groups) => ({ groups }));

it('finds what a slow reader finds', () => {
  fc.assert(
    fc.property(
      fc.array(span, { minLength: 1, maxLength: 6 }),
      fc.array(query, { minLength: 1, maxLength: 5 }),
      (spans, queries) => {
        const trace = build(spans);
        const readable = Array.from({ length: trace.spans.count }, (_, index) =>
          readSpan(trace, index as SpanIndex),
        );
        for (const asked of queries) {
          const expected = readable.flatMap((one, index) =>
            asked.groups.some((group) => group.every((each) => holdsFor(one, each) !== each.isNegated))
              ? [index]
              : [],
          );
          const found = searchSpans(trace, asked);
          expect([...found.spans], JSON.stringify(asked)).toEqual(expected);
          expect(found.isMatch.reduce((sum, match) => sum + match, 0)).toBe(expected.length);
        }
      },
    ),
    { numRuns: 200 },
  );
});

it('finds the same in slices', () => {
  fc.assert(
    fc.property(fc.array(span, { minLength: 1, maxLength: 6 }), query, (spans, asked) => {
      const trace = build(spans);
      const timers = createHandTimers();
      const results: SpanMatches[] = [];
      runInSlices(searchSpansInSteps(trace, asked), (result) => results.push(result), {
        sliceMillis: 0,
        timers,
      });
      timers.runTasks();
      expect(results).toEqual([searchSpans(trace, asked)]);
    }),
    { numRuns: 50 },
  );
});

interface ReadableSpan {
  readonly details: ReturnType<typeof spanDetails>;
  readonly events: readonly { readonly name: string; readonly attributes: AttributeList }[];
  readonly links: readonly { readonly traceId: string; readonly spanId: string }[];
  readonly depth: number;
  readonly hasChildren: boolean;
  readonly isOrphan: boolean;
  readonly isError: boolean;
  /** All attributes that belong to the span. */
  readonly attributes: readonly AttributeDetails[];
}

function readSpan(trace: Trace, index: SpanIndex): ReadableSpan {
  const details = spanDetails(trace, index);
  const events = Array.from({ length: details.eventCount }, (_, position) =>
    eventDetails(trace, index, position),
  );
  const links = Array.from({ length: details.linkCount }, (_, position) =>
    linkDetails(trace, index, position),
  );
  return {
    details,
    events,
    links,
    depth: trace.spans.depth[index],
    hasChildren: trace.spans.parent.includes(index),
    isOrphan: (trace.spans.flags[index] & SpanFlag.orphan) !== 0,
    isError: (trace.spans.flags[index] & SpanFlag.ownError) !== 0,
    attributes: [
      ...details.attributes,
      ...details.resource,
      ...(details.scope?.attributes ?? []),
      ...[...events, ...links].flatMap((each) => [...each.attributes]),
    ],
  };
}

function passes(text: string, wanted: TextTest): boolean {
  const lower = text.toLowerCase();
  switch (wanted.kind) {
    case 'pattern':
      return new RegExp(wanted.source, 'iu').test(text);
    case 'holds':
      return lower.includes(wanted.text);
    case 'begins':
      return lower.startsWith(wanted.text);
    case 'equals':
      return lower === wanted.text;
  }
}

function isKey(text: string, wanted: { readonly text: string; readonly isWhole: boolean }): boolean {
  const lower = text.toLowerCase();
  if (lower === wanted.text) return true;
  return (
    !wanted.isWhole &&
    wanted.text !== 'error' &&
    /[._\-/:]/.test(lower.at(-wanted.text.length - 1) ?? '') &&
    lower.endsWith(wanted.text)
  );
}

function compare(a: number | bigint, b: number | bigint, how: Comparison): boolean {
  const signs: Record<Comparison, boolean> = {
    '<': a < b,
    '<=': a <= b,
    '>': a > b,
    '>=': a >= b,
    '=': a === b,
    '!=': a !== b,
  };
  return signs[how];
}

function fieldTexts(one: ReadableSpan, name: string): string[] | undefined {
  const { details } = one;
  switch (name) {
    case 'service':
      return [details.service];
    case 'op':
      return [details.operation];
    case 'kind':
      return [details.kind];
    case 'status':
      return [one.isError ? 'error' : details.status];
    case 'error':
      return one.isError ? ['true'] : [];
    case 'event':
      return one.events.map((event) => event.name);
    default:
      return undefined;
  }
}

function holdsFor(one: ReadableSpan, asked: SpanCondition): boolean {
  const { details } = one;
  switch (asked.kind) {
    case 'text': {
      const { test: wanted } = asked;
      const all = [
        details.service,
        details.operation,
        details.statusMessage,
        details.scope?.name,
        details.scope?.version,
        ...one.attributes.flatMap(({ key: name, text }) => [name, text]),
        ...one.events.map((event) => event.name),
        ...one.links.flatMap((link) => [link.traceId, link.spanId]),
      ].filter((text) => text !== undefined);
      if (all.some((text) => passes(text, wanted))) return true;
      if (wanted.kind === 'pattern') return false;
      const [name, value] = wanted.text.split('=');
      const isPair =
        value !== undefined &&
        one.attributes.some(
          (each) =>
            isKey(each.key, { text: name, isWhole: false }) && each.text.toLowerCase().startsWith(value),
        );
      const isId = wanted.text.length >= 6 && details.spanId.replace(/^0+/, '') === wanted.text;
      const isKind = details.kind === wanted.text && details.kind !== 'unspecified';
      const isStatus = (one.isError ? 'error' : details.status) === wanted.text && wanted.text !== 'unset';
      return isPair || isId || isKind || isStatus;
    }
    case 'field':
      return fieldTexts(one, asked.field)?.some((text) => passes(text, asked.test)) ?? false;
    case 'attribute': {
      const values = one.attributes.filter((each) => isKey(each.key, asked.key)).map(({ text }) => text);
      if (!asked.key.isWhole) values.push(...(fieldTexts(one, asked.key.text) ?? []));
      return values.some((text) => passes(text, asked.test) !== asked.isOther);
    }
    case 'number':
      return one.attributes.some(({ key: name, text, type }) => {
        if (!isKey(name, asked.key) || type === 'bytes') return false;
        const isNumber = text !== '' && !Number.isNaN(Number(text));
        if (!isNumber) return asked.comparison === '!=';
        const isWhole = /^-?\d+$/.test(text) && /^-?\d+$/.test(asked.number);
        return isWhole
          ? compare(BigInt(text), BigInt(asked.number), asked.comparison)
          : compare(Number(text), Number(asked.number), asked.comparison);
      });
    case 'time':
      return compare(
        Math.round((asked.of === 'dur' ? details.duration : details.selfTime) * 1000),
        asked.nanos,
        asked.comparison,
      );
    case 'depth':
      return compare(one.depth, asked.depth, asked.comparison);
    case 'has':
      switch (asked.what) {
        case 'exception':
          return one.events.some(
            ({ name, attributes: list }) =>
              ['exception', 'error'].includes(name) ||
              [...list].some(
                (each) => each.key === 'exception.type' || (each.key === 'event' && each.text === 'error'),
              ),
          );
        case 'error':
          return one.isError;
        case 'events':
          return one.events.length > 0;
        case 'links':
          return one.links.length > 0;
        case 'warnings':
          return details.noteCount > 0;
        case 'children':
          return one.hasChildren;
        case 'orphan':
          return one.isOrphan;
      }
  }
}

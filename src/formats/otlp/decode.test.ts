import { expect, test } from 'vitest';
import { describeTrace } from '../../model/testing/describeTrace.ts';
import type { DecodedDocument } from '../document/bodyDecoder.ts';
import { decodeTraceDocument } from '../testing/decodeTraceDocument.ts';

function decode(document: unknown): DecodedDocument {
  const decoded = decodeTraceDocument(typeof document === 'string' ? document : JSON.stringify(document));
  if (!decoded.ok) throw new Error(decoded.error.message);
  return decoded.value;
}

const traceId = '0af7651916cd43dd8448eb211c80319c';
const span = {
  traceId,
  spanId: 'b7ad6b7169203331',
  name: 'GET',
  startTimeUnixNano: '1700000000000000123',
  endTimeUnixNano: '1700000000000005456',
};
const text = (key: string, stringValue: string) => ({ key, value: { stringValue } });
const wrap = (...spans: object[]) => ({
  resourceSpans: [{ resource: { attributes: [text('service.name', 'shop')] }, scopeSpans: [{ spans }] }],
});

function decodeSpan(fields: object) {
  return describeTrace(decode(wrap({ ...span, ...fields })).traces[0]).spans[0];
}

test.each([
  ['resourceSpans', wrap(span)],
  ['an answer of /api/v3', { result: wrap(span) }],
  ['a list of documents', [wrap(span)]],
  [
    'lines, with other signals between',
    `{"resourceMetrics":[]}\n${JSON.stringify(wrap(span))}\n\n{"resourceLogs":[]}\n`,
  ],
  [
    'instrumentationLibrarySpans',
    {
      resourceSpans: [
        { resource: {}, instrumentationLibrarySpans: [{ instrumentationLibrary: {}, spans: [span] }] },
      ],
    },
  ],
  ['ids in base64', wrap({ ...span, traceId: 'CvdlGRbNQ92ESOshHIAxnA==', spanId: 't61rcWkgMzE=' })],
])('%s is read', (_, document) => {
  const { format, traces, warnings } = decode(document);
  expect([format, warnings]).toEqual(['otlp', []]);
  expect(traces.map(({ id }) => id)).toEqual([traceId]);
  expect(describeTrace(traces[0]).spans.map(({ id }) => id)).toEqual(['b7ad6b7169203331']);
});

test('field names of protobuf and names of enums are read', () => {
  const { traces } = decode({
    resource_spans: [
      {
        resource: { attributes: [{ key: 'service.name', value: { string_value: 'shop' } }] },
        scope_spans: [
          {
            scope: { name: 'lib' },
            spans: [
              {
                trace_id: traceId,
                span_id: '01',
                kind: 'SPAN_KIND_SERVER',
                start_time_unix_nano: '1700000000000000000',
                end_time_unix_nano: '1700000000000001000',
                status: { code: 'STATUS_CODE_ERROR' },
                attributes: [{ key: 'under_score', value: { int_value: '3' } }],
              },
            ],
          },
        ],
      },
    ],
  });
  expect(describeTrace(traces[0]).spans[0]).toMatchObject({
    service: 'shop',
    kind: 'server',
    status: 2,
    duration: 1,
    scope: { name: 'lib' },
    attributes: ['under_score: int 3'],
  });
});

test('nanoseconds are exact', () => {
  expect(decodeSpan({})).toMatchObject({ start: 0.123, duration: 5.333 });
});

test('values of every type are exact', () => {
  const values = [
    { intValue: '9223372036854775807' },
    { intValue: -3 },
    { doubleValue: 'NaN' },
    { doubleValue: 1.5 },
    { bytesValue: 'AAE=' },
    { boolValue: false },
    {},
    {
      arrayValue: {
        values: [{ stringValue: '"' }, { intValue: '9223372036854775807' }, {}, { doubleValue: 'NaN' }],
      },
    },
    { kvlistValue: { values: [{ key: 'k', value: { kvlistValue: {} } }] } },
    { newValue: 1 },
  ];
  const { attributes } = decodeSpan({
    attributes: values.map((value, index) => ({ key: `${index}`, value })),
  });
  expect(attributes).toEqual([
    '0: int 9223372036854775807',
    '1: int -3',
    '2: double NaN',
    '3: double 1.5',
    '4: bytes AAE=',
    '5: bool false',
    '6: empty ',
    '7: array ["\\"",9223372036854775807,null,"NaN"]',
    '8: map {"k":{}}',
    '9: map {"newValue":1}',
  ]);
});

test('unquoted 64-bit numbers are exact', () => {
  const bare = JSON.stringify(
    wrap({ ...span, attributes: [{ key: 'n', value: { intValue: '9007199254740993' } }] }),
  )
    .replace('"1700000000000000123"', '1700000000000000123')
    .replace('"1700000000000005456"', '1700000000000005456')
    .replace('"9007199254740993"', '9007199254740993');
  const [decoded] = describeTrace(decode(bare).traces[0]).spans;
  expect(decoded).toMatchObject({ start: 0.123, duration: 5.333, attributes: ['n: int 9007199254740993'] });
});

test('a value nested thousands deep does not end the stack', () => {
  let value = '{"stringValue":"x"}';
  for (let depth = 0; depth < 5000; depth++) value = `{"arrayValue":{"values":[${value}]}}`;
  const document = JSON.stringify(wrap({ ...span, attributes: [{ key: 'deep', value: 'HERE' }] }));
  expect(decode(document.replace('"HERE"', value)).traces[0].spans.count).toBe(1);
});

test('Jaeger’s warnings are notes and no attribute', () => {
  const stringValue = (warning: string) => ({ stringValue: warning });
  const list = { arrayValue: { values: [stringValue('late'), stringValue('late')] } };
  expect(decodeSpan({ attributes: [{ key: '@jaeger@warnings', value: list }] })).toMatchObject({
    notes: ['late ×2'],
    attributes: [],
  });
  expect(decodeSpan({ attributes: [text('@jaeger@warnings', '[not json')] }).notes).toEqual(['[not json ×1']);
});

test('spans of several traces are separated, each with its resource', () => {
  const { traces } = decode(wrap(span, { ...span, traceId: 'ab' }, { ...span, spanId: '2' }));
  expect(traces.map(({ id, spans, services }) => [id.slice(-4), spans.count, services.length])).toEqual([
    ['319c', 2, 1],
    ['00ab', 1, 1],
  ]);
});

test('resources that repeat are one', () => {
  const entry = wrap(span).resourceSpans[0];
  const { traces } = decode({
    resourceSpans: [entry, { ...entry, scopeSpans: [{ spans: [{ ...span, spanId: '2' }] }] }],
  });
  expect(traces[0].resources.count).toBe(1);
});

test('events, links and dropped counts are kept', () => {
  expect(
    decodeSpan({
      events: [{ timeUnixNano: '1700000000000001123', name: 'miss', attributes: [text('a', 'b')] }],
      links: [{ traceId: 'CD', spanId: '7', traceState: 'x=y', attributes: [text('why', 'retry')] }],
      droppedLinksCount: 4,
    }),
  ).toMatchObject({
    events: [{ time: 1.123, name: 'miss', attributes: ['a: string b'] }],
    links: [
      {
        traceId: `${'0'.repeat(30)}cd`,
        spanId: '0000000000000007',
        traceState: 'x=y',
        attributes: ['why: string retry'],
      },
    ],
    dropped: [0, 0, 4],
  });
});

test('a span that is still running has no duration', () => {
  expect(decodeSpan({ endTimeUnixNano: undefined }).duration).toBe(0);
});

test('of a bad span the good is kept, and its fault is named with its path', () => {
  const { traces } = decode({
    result: wrap(span, { ...span, spanId: '2', kind: 9, attributes: [text('a', 'b'), 7] }),
  });
  const trace = describeTrace(traces[0]);
  expect(trace.spans.map(({ attributes }) => attributes)).toEqual([['a: string b'], []]);
  const path = 'result.resourceSpans[0].scopeSpans[0].spans[1]';
  expect(trace.warnings.slice(0, 2).map(({ message }) => message)).toEqual([
    `${path}.kind: expected span kind, found 9`,
    `${path}.attributes[1]: expected object, found 7`,
  ]);
});

test('a span whose trace id is no text is kept in the trace of no id', () => {
  const { traces, warnings } = decode(wrap({ ...span, traceId: 5 }));
  expect(traces.map(({ id }) => id)).toEqual(['0'.repeat(32)]);
  expect(warnings).toMatchObject([{ kind: 'undecodable-value' }]);
});

test('a list of spans or scopes that is not a list is reported', () => {
  const { traces, warnings } = decode({
    resourceSpans: [{ scopeSpans: {} }, { scopeSpans: [{ spans: { 0: span } }] }],
  });
  expect(traces).toEqual([]);
  expect(warnings.map(({ message, count }) => [message, count])).toEqual([
    ['resourceSpans[0].scopeSpans: expected a list', 2],
  ]);
});

test('a time beyond 64 bits is reported and counts as missing', () => {
  const { start, duration } = decodeSpan({
    startTimeUnixNano: '9'.repeat(400),
    endTimeUnixNano: '9'.repeat(401),
  });
  expect([start, duration]).toEqual([0, 0]);
});

test('a link to nothing is none; a trace id of zeros is the span’s own', () => {
  const zero = { traceId: '0'.repeat(32), spanId: '0'.repeat(16), attributes: [text('why', 'x')] };
  const other = { traceId: 'f'.repeat(32), spanId: '0'.repeat(16) };
  const { links } = decodeSpan({
    links: [zero, { ...zero, spanId: span.spanId }, other, { ...zero, traceId }],
  });
  expect(links.map(({ traceId: id, spanId, attributes }) => [id, spanId, attributes.length])).toEqual([
    [traceId, span.spanId, 1],
    [other.traceId, other.spanId, 0],
  ]);
});

test.each([['SERVER'], ['server'], ['span_kind_server']])('%s is a kind', (kind) => {
  expect(decodeSpan({ kind, status: { code: 'Error' } })).toMatchObject({ kind: 'server', status: 2 });
});

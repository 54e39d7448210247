import { expect, test } from 'vitest';
import { describeTrace } from '../../model/testing/describeTrace.ts';
import { SpanFlag } from '../../model/trace.ts';
import type { DecodedDocument } from '../document/bodyDecoder.ts';
import { decodeTraceDocument } from '../testing/decodeTraceDocument.ts';

function decode(document: unknown): DecodedDocument {
  const decoded = decodeTraceDocument(typeof document === 'string' ? document : JSON.stringify(document));
  if (!decoded.ok) throw new Error(decoded.error.message);
  return decoded.value;
}

function decodeSpans(...spans: object[]) {
  const [trace] = decode({ data: [{ traceID: 'abc', spans, processes: {} }] }).traces;
  return describeTrace(trace);
}

const span = {
  traceID: 'abc',
  spanID: '1',
  operationName: 'GET',
  startTime: 1_700_000_000_000_000,
  duration: 5,
};
const tag = (key: string, value: unknown, type: string = typeof value) => ({
  key,
  value,
  type: type === 'boolean' ? 'bool' : type,
});

test.each([
  ['the envelope', { data: [{ traceID: 'abc', spans: [span] }], total: 0, errors: null }],
  ['an envelope of one object', { data: { traceID: 'abc', spans: [span] } }],
  ['a bare trace', { traceID: 'abc', spans: [span], processes: {} }],
  ['a bare list', [{ traceID: 'abc', spans: [span] }]],
  ['a trace without its id', { spans: [span] }],
])('%s is read', (_, document) => {
  const { format, traces } = decode(document);
  expect(format).toBe('jaeger');
  expect(traces.map(({ id, spans }) => [id, spans.count])).toEqual([[`${'0'.repeat(29)}abc`, 1]]);
});

test('a trace in two pieces is one trace', () => {
  const { traces } = decode({
    data: [
      { traceID: 'ABC', spans: [span] },
      { traceID: '0abc', spans: [{ ...span, spanID: '2' }] },
    ],
  });
  expect(traces.map(({ spans }) => spans.count)).toEqual([2]);
});

test('tags of every type keep their exact value', () => {
  const { spans } = decodeSpans({
    ...span,
    tags: [
      tag('text', 'x'),
      tag('flag', true),
      { key: 'big', type: 'int64', value: '-9223372036854775808' },
      tag('small', -7, 'int64'),
      tag('double', 3, 'float64'),
      tag('infinite', '-Infinity', 'float64'),
      tag('bytes', 'AAE=', 'binary'),
      { key: 'untyped', value: 1.5 },
      { key: 'list', value: ['a', 1] },
      { key: 'nothing', value: null },
      tag('wrong', 'abc', 'int64'),
    ],
  });
  expect(spans[0].attributes).toEqual([
    'text: string x',
    'flag: bool true',
    'big: int -9223372036854775808',
    'small: int -7',
    'double: double 3',
    'infinite: double -Infinity',
    'bytes: bytes AAE=',
    'untyped: double 1.5',
    'list: array ["a",1]',
    'nothing: empty ',
    'wrong: string abc',
  ]);
});

test('an unquoted whole number beyond 2^53 is exact', () => {
  const text = JSON.stringify({
    data: [
      {
        traceID: 'abc',
        spans: [{ ...span, tags: [tag('n', 'HERE', 'int64'), tag('s', 'a 9999999999999999, b')] }],
      },
    ],
  });
  const [trace] = decode(text.replace('"HERE"', '-9223372036854775807')).traces;
  expect(describeTrace(trace).spans[0].attributes).toEqual([
    'n: int -9223372036854775807',
    's: string a 9999999999999999, b',
  ]);
});

test('what Jaeger writes as tags is folded back', () => {
  const { spans } = decodeSpans({
    ...span,
    tags: [
      tag('otel.scope.name', 'lib'),
      tag('otel.scope.version', '1.2'),
      tag('error', true),
      tag('span.kind', 'own attribute'),
      tag('span.kind', 'client'),
      tag('otel.status_code', 'ERROR'),
      tag('error', true),
      tag('otel.status_description', 'no'),
      tag('w3c.tracestate', 'a=b'),
    ],
  });
  expect(spans[0]).toMatchObject({
    kind: 'client',
    status: 2,
    statusMessage: 'no',
    traceState: 'a=b',
    scope: { name: 'lib', version: '1.2' },
    attributes: ['error: bool true', 'span.kind: string own attribute'],
  });
});

test('what has no place in the model stays a tag', () => {
  const tags = [
    tag('span.kind', 'robot'),
    tag('otel.status_code', 'MAYBE'),
    tag('error', true),
    tag('span.kind', 3, 'int64'),
  ];
  const { spans } = decodeSpans({ ...span, tags });
  expect(spans[0]).toMatchObject({ kind: 'unspecified', status: 0 });
  expect(spans[0].attributes).toHaveLength(4);
});

test.each([
  [tag('error', true), SpanFlag.ownError],
  [tag('error', 'true'), SpanFlag.ownError],
  [tag('error', 'false'), 0],
  [tag('error', 'unset'), 0],
  [tag('error', false), 0],
  [tag('error', 1, 'int64'), SpanFlag.suspectedError],
  [tag('error', '1'), SpanFlag.suspectedError],
  [tag('error', 0, 'int64'), 0],
  [tag('error', 'Connection refused'), SpanFlag.suspectedError],
  [tag('error.type', 'java.io.IOException'), SpanFlag.suspectedError],
  [tag('error.type', '200'), 0],
  [tag('error.type', ''), 0],
  [tag('http.status_code', 503, 'int64'), SpanFlag.suspectedError],
  [tag('http.response.status_code', '500'), SpanFlag.suspectedError],
  [tag('http.status_code', 404, 'int64'), 0],
  [tag('rpc.grpc.status_code', 14, 'int64'), SpanFlag.suspectedError],
  [tag('rpc.grpc.status_code', 5, 'int64'), 0],
  [tag('rpc.response.status_code', 'DEADLINE_EXCEEDED'), SpanFlag.suspectedError],
])('%j: error flag %i', (wireTag, flag) => {
  expect(decodeSpans({ ...span, tags: [wireTag] }).spans[0].flags).toBe(flag);
});

test.each([
  ['server', 'http.response.status_code', '404', 0],
  ['server', 'rpc.response.status_code', 'NOT_FOUND', 0],
  ['server', 'http.response.status_code', '200', SpanFlag.suspectedError],
  ['client', 'http.response.status_code', '404', SpanFlag.suspectedError],
])('the type of an error of a %s with %s %s: %i', (kind, key, code, flag) => {
  const tags = [tag('error.type', 'refused'), tag('span.kind', kind), tag(key, code)];
  expect(decodeSpans({ ...span, tags }).spans[0].flags).toBe(flag);
  expect(decodeSpans({ ...span, tags: tags.toReversed() }).spans[0].flags).toBe(flag);
});

test('the type of an error is no suspicion if the span has a status', () => {
  const tags = [tag('error.type', 'timeout'), tag('otel.status_code', 'OK')];
  expect(decodeSpans({ ...span, tags }).spans[0].flags).toBe(0);
});

test('at a client any gRPC code but OK is suspect', () => {
  const tags = [tag('span.kind', 'client'), tag('rpc.grpc.status_code', 5, 'int64')];
  expect(decodeSpans({ ...span, tags }).spans[0].flags).toBe(SpanFlag.suspectedError);
});

const reference = (refType: string, spanID: string, traceID = 'abc') => ({ refType, traceID, spanID });

test.each([
  ['only follows', { references: [reference('FOLLOWS_FROM', '2')] }, true],
  ['also is a child', { references: [reference('FOLLOWS_FROM', '2'), reference('CHILD_OF', '2')] }, false],
  ['names it as parent', { parentSpanID: '2', references: [reference('FOLLOWS_FROM', '2')] }, false],
])('says whether a span that %s follows from its parent', (_, fields, follows) => {
  const { spans } = decodeSpans({ ...span, spanID: '2' }, { ...span, spanID: '4', ...fields });
  expect(spans.map(({ flags }) => (flags & SpanFlag.followsParent) !== 0)).toEqual([false, follows]);
});

test.each([
  [
    'the first CHILD_OF',
    { references: [reference('FOLLOWS_FROM', '3'), reference('CHILD_OF', '2')] },
    '2',
    1,
  ],
  [
    'the first FOLLOWS_FROM where there is no CHILD_OF',
    { references: [reference('FOLLOWS_FROM', '2')] },
    '2',
    0,
  ],
  ['parentSpanID', { parentSpanID: '2', references: [reference('FOLLOWS_FROM', '3')] }, '2', 1],
  ['no span of another trace', { references: [reference('CHILD_OF', '2', 'def')] }, undefined, 1],
  [
    'a span of the same trace in another spelling',
    { references: [reference('CHILD_OF', '02', '0ABC')] },
    '2',
    0,
  ],
])('the parent is %s', (_, fields, parent, links) => {
  const { spans } = decodeSpans(
    { ...span, spanID: '2' },
    { ...span, spanID: '3' },
    { ...span, spanID: '4', ...fields },
  );
  const child = spans.find(({ id }) => id.endsWith('4'));
  expect(spans.at(child?.parent ?? 0)?.id.at(-1)).toBe(parent ?? spans.at(-1)?.id.at(-1));
  expect(child?.parent === -1).toBe(parent === undefined);
  expect(child?.links).toHaveLength(links);
});

test('a log is an event with the name of its field `event`', () => {
  const fields = [tag('level', 'warn'), tag('event', 'miss'), tag('event', 'second')];
  const { spans } = decodeSpans({ ...span, logs: [{ timestamp: span.startTime + 2, fields }] });
  expect(spans[0].events).toMatchObject([
    { time: 2, name: 'miss', attributes: ['level: string warn', 'event: string second'] },
  ]);
});

test('processes are found by id or in the span; a missing one is reported', () => {
  const { traces } = decode({
    traceID: 'abc',
    processes: { p1: { serviceName: 'shop', tags: [tag('host', 'a')] } },
    spans: [
      { ...span, processID: 'p1' },
      { ...span, spanID: '2', process: { serviceName: 'cart' } },
      { ...span, spanID: '3', processID: 'p9' },
    ],
  });
  expect(traces[0].services.map(({ name }) => name)).toEqual(['', 'cart', 'shop']);
  expect(traces[0].warnings[0]).toMatchObject({
    kind: 'undecodable-value',
    message: 'processes.p9: expected a process, found nothing',
  });
});

test('the server’s warnings are notes with a count', () => {
  const { spans, warnings } = decodeSpans({ ...span, warnings: ['late', 'skewed', 'late'] });
  expect(spans[0].notes).toEqual(['late ×2', 'skewed ×1']);
  expect(warnings).toEqual([{ kind: 'server', message: 'late', count: 1, span: 0 }]);
});

test('of a bad span the good is kept, and its fault is named with its path', () => {
  const bad = {
    ...span,
    spanID: '2',
    startTime: 'soon',
    tags: [tag('good', 'x'), { key: 3 }, tag('also', 'y')],
  };
  const trace = decodeSpans(span, bad);
  expect(trace.spans.map(({ id, attributes }) => [id.at(-1), attributes])).toEqual([
    ['1', []],
    ['2', ['good: string x', 'also: string y']],
  ]);
  expect(trace.warnings.map(({ kind, message }) => [kind, message]).slice(0, 2)).toEqual([
    ['undecodable-value', 'data[0].spans[1].startTime: expected 64-bit microseconds, found "soon"'],
    ['undecodable-value', 'data[0].spans[1].tags[1].key: expected string, found 3'],
  ]);
});

test('what is no span at all is counted and left out', () => {
  const { traces } = decode({ traceID: 'abc', spans: [span, 7, null] });
  expect(traces[0].spans.count).toBe(1);
  expect(traces[0].warnings[0]).toEqual({
    kind: 'undecodable-span',
    message: 'spans[1]: expected object, found 7',
    count: 2,
    span: undefined,
  });
});

test('a partial error of the envelope is a warning of the document', () => {
  const { traces, warnings } = decode({ data: [], errors: [{ msg: 'shard is down', traceID: 'abc' }] });
  expect(traces).toEqual([]);
  expect(warnings).toMatchObject([{ kind: 'incomplete', message: 'shard is down (trace abc)' }]);
});

test('a part with several faults takes nothing else with it', () => {
  const { spans, warnings } = decodeSpans({
    ...span,
    tags: [{ key: 1, type: 2 }, tag('first', 'x'), tag('second', 'y')],
    logs: [
      { timestamp: 'soon', fields: [{ key: 3 }] },
      { timestamp: span.startTime, fields: [tag('kept', 'z')] },
    ],
  });
  expect(spans[0].attributes).toEqual(['first: string x', 'second: string y']);
  expect(spans[0].events.map(({ attributes }) => attributes)).toEqual([['kept: string z']]);
  expect(warnings).toHaveLength(4);
});

test.each([1e300, -1e19, '9'.repeat(30), '9000000000000000000'])(
  'a time of %j, which no calendar has, is said and taken as missing',
  (startTime) => {
    const { spans, warnings } = decodeSpans(span, { ...span, spanID: '2', startTime, duration: startTime });
    expect(spans.map(({ start, duration }) => [start, duration])).toEqual([
      [0, 5],
      [0, 0],
    ]);
    expect(warnings.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/spans\[1\]\.startTime: expected 64-bit microseconds, found/),
    );
  },
);

test('a negative duration in Jaeger’s numbers without a sign is negative', () => {
  const { spans } = decode(
    `{"data":[{"traceID":"a","spans":[{"spanID":"1","startTime":1,"duration":18446744073709551611}]}]}`,
  ).traces.map(describeTrace)[0];
  expect(spans[0].notes).toEqual(['Its original duration was -5 µs; it is shown as 0. ×1']);
});

test.each([
  ['processes', { processes: [] }],
  ['traceID', { traceID: 12 }],
])('spans are kept where the trace’s %s is not what it should be, which is said', (field, wrong) => {
  const { traces, warnings } = decode({ data: [{ traceID: 'abc', spans: [span], processes: {}, ...wrong }] });
  expect(traces.map(({ spans }) => spans.count)).toEqual([1]);
  expect(warnings.map(({ message }) => message)).toEqual([
    expect.stringMatching(`^data\\[0\\]\\.${field}: `),
  ]);
});

test.each([
  [{ refType: 'CHILD_OF', traceID: '0', spanID: '0' }],
  [{ refType: 'CHILD_OF', traceID: '0'.repeat(32), spanID: '0'.repeat(16) }],
  [{ refType: 'FOLLOWS_FROM', traceID: 'abc', spanID: '0'.repeat(16) }],
  [{ refType: 'CHILD_OF' }],
])('a reference to nothing, %j, is none', (reference) => {
  const spans = decodeSpans(
    { ...span, references: [reference] },
    {
      ...span,
      spanID: '2',
      references: [reference, { refType: 'FOLLOWS_FROM', traceID: 'abc', spanID: '1' }],
    },
  ).spans;
  expect(spans.map(({ links, parent }) => [links.length, parent])).toEqual([
    [0, -1],
    [0, 0],
  ]);
});

test('a trace id of zeros in a reference is the span’s own', () => {
  const reference = { refType: 'CHILD_OF', traceID: '0'.repeat(32), spanID: '1' };
  const { spans } = decodeSpans(span, { ...span, spanID: '2', references: [reference] });
  expect(spans[1].parent).toBe(0);
});

test.each([['SERVER'], ['Server'], ['SPAN_KIND_SERVER']])('%s is a kind', (kind) => {
  const { spans } = decodeSpans({ ...span, tags: [tag('span.kind', kind)] });
  expect(spans[0]).toMatchObject({ kind: 'server', attributes: [] });
});

test.each([['Error'], ['error']])('%s is a status', (status) => {
  const { spans } = decodeSpans({ ...span, tags: [tag('otel.status_code', status)] });
  expect(spans[0]).toMatchObject({ status: 2, attributes: [] });
});

test.each([
  ['nanoseconds', 1_700_000_000_000_100_000],
  ['milliseconds', 1_700_000_000_000],
  ['seconds', 1_700_000_000],
])('a log whose time is in %s is explained on its span', (unit, timestamp) => {
  const { spans, warnings } = decodeSpans({ ...span, logs: [{ timestamp, fields: [] }] });
  expect(spans[0].notes).toEqual([expect.stringContaining(`would fit if it were in ${unit}`)]);
  expect(warnings).toMatchObject([{ kind: 'event-time', span: 0 }]);
});

import { describe, expect, test } from 'vitest';
import { describeTrace } from '../../model/testing/describeTrace.ts';
import { packTrace, unpackTrace } from '../../model/traceTransfer.ts';
import { decodeTraceDocument } from '../testing/decodeTraceDocument.ts';
import { generateJaeger, generateOtlp } from '../testing/generateDocument.ts';
import { decodeWhole } from './bodyDecoder.ts';

const encode = (text: string) => new TextEncoder().encode(text);

test.each([
  ['{"data":[]}'],
  ['{"data":null,"total":0,"errors":null}'],
  ['{"result":{"resourceSpans":[]}}'],
  ['{"result":{}}'],
  ['{"resourceSpans":[]}'],
  ['[]'],
])('%s is a document without traces', (body) => {
  expect(decodeTraceDocument(body)).toMatchObject({ ok: true, value: { traces: [], warnings: [] } });
});

test.each([
  ['', 'empty', 'empty'],
  [' \n ', 'empty', 'empty'],
  ['<!doctype html><html>…', 'page', 'web page'],
  ['\n<html lang="en">', 'page', 'web page'],
  ['404 page not found\n', 'not-json', '“404 page not found”'],
  ['{"data": [}', 'not-json', 'line 1, column 11'],
  ['{"data":[{"traceID":"abc","spans":[{"spanID"', 'cut-off', 'after 44 bytes'],
  ['{"services":["a"]}', 'unrecognised', 'an object with the fields "services"'],
  ['{"error":{"httpCode":404,"message":"trace not found"}}', 'unrecognised', '“trace not found”'],
  [
    '[{"traceId":"1","id":"2","timestamp":3}]',
    'unrecognised',
    '[0]: found an object with the fields "traceId"',
  ],
  ['7', 'unrecognised', 'found a number'],
])('%j fails as %s', (body, kind, message) => {
  const decoded = decodeTraceDocument(encode(body));
  expect(decoded).toMatchObject({ ok: false, error: { kind } });
  expect(decoded.ok ? '' : decoded.error.message).toContain(message);
});

test('a mark of byte order is no mistake', () => {
  expect(decodeTraceDocument('\uFEFF{"data":[]}').ok).toBe(true);
  expect(decodeTraceDocument(encode('\uFEFF{"data":[]}')).ok).toBe(true);
});

test('with one document a line, a bad line is reported and the others are shown', () => {
  const line = generateOtlp(3);
  const decoded = decodeTraceDocument(`${line}\n{"resourceSpans": oops}\n${line.slice(0, 80)}`);
  expect(decoded).toMatchObject({ ok: true, value: { traces: [{ spans: { count: 3 } }] } });
  expect(decoded.ok ? decoded.value.warnings.map(({ message }) => message) : []).toEqual([
    'Line 2 is not JSON (at byte 19 of it).',
    'Line 3 ends too early (at byte 81 of it).',
  ]);
});

describe('what stands behind the spans of a stream', () => {
  const decode = (text: string) => {
    const decoded = decodeTraceDocument(text);
    if (!decoded.ok) throw new Error(decoded.error.message);
    return decoded.value;
  };

  test.each([
    ['{"error":{"httpCode":500,"message":"shard 2 is down"}}', 'shard 2 is down'],
    ['{"error":{"grpcCode":14,"message":"shard 2 is down"}}', 'shard 2 is down'],
    ['{"error":"shard 2 is down"}', 'shard 2 is down'],
    ['{"error":{"code":14}}', 'code 14'],
    ['{"result":null,"error":{"message":"unexpected EOF"}}', 'unexpected EOF'],
    ['{"data":null,"errors":[{"code":500,"msg":"shard 2 is down"}]}', 'shard 2 is down'],
    ['{"result":{"resourceSpans":[]},"error":{"message":"shard 2 is down"}}', 'shard 2 is down'],
  ])('an error, %s, makes it incomplete', (end, words) => {
    for (const count of [3, 1000]) {
      const { traces, warnings } = decode(`${generateOtlp(count)}\n${generateOtlp(count)}\n${end}\n`);
      expect(traces.map((trace) => trace.spans.count)).toEqual([2 * count]);
      expect(warnings).toMatchObject([{ kind: 'incomplete', message: expect.stringContaining(words) }]);
    }
  });

  test.each([
    ['{}'],
    ['null'],
    ['{"result":{}}'],
    ['{"result":null}'],
    ['{"error":null}'],
    ['{"result":{"resourceSpans":[]},"error":{}}'],
    ['{"error":{"code":0,"message":"OK"}}'],
    ['{"error":{"grpcCode":2,"message":"EOF"}}'],
  ])('a mark of the end, %s, is no error', (end) => {
    for (const count of [3, 1000]) {
      expect(decode(`${generateOtlp(count)}\n${end}\n`)).toMatchObject({ traces: [{}], warnings: [] });
    }
  });

  test('only the mark is no trace', () => {
    expect(decodeTraceDocument('{"error":null}')).toMatchObject({
      ok: false,
      error: { kind: 'unrecognised' },
    });
  });
});

test('a start that was never written gives the same trace in both dialects', () => {
  const noon = 1_796_040_000_000_000;
  const id = 'a1'.repeat(16);
  const times = [
    [0, noon + 500_000],
    [noon, noon + 480_000],
    [noon + 100, 0],
  ];
  const legacy = times.map(([start, end], position) => ({
    traceID: id,
    spanID: `${position + 1}`.padStart(16, '0'),
    references: position === 0 ? [] : [{ refType: 'CHILD_OF', traceID: id, spanID: '1'.padStart(16, '0') }],
    startTime: start,
    // As Jaeger writes a negative duration: without a sign.
    duration: end < start ? '#' : end - start,
    processID: 'p1',
  }));
  const otlp = times.map(([start, end], position) => ({
    traceId: id,
    spanId: `${position + 1}`.padStart(16, '0'),
    parentSpanId: position === 0 ? undefined : '1'.padStart(16, '0'),
    startTimeUnixNano: start === 0 ? undefined : `${start}000`,
    endTimeUnixNano: end === 0 ? undefined : `${end}000`,
  }));
  const bodies = [
    JSON.stringify({
      data: [{ traceID: id, spans: legacy, processes: { p1: { serviceName: '' } } }],
    }).replace('"#"', String(2n ** 64n - BigInt(noon + 100))),
    JSON.stringify({ result: { resourceSpans: [{ scopeSpans: [{ spans: otlp }] }] } }),
  ];
  const [one, other] = bodies.map((body) => {
    const decoded = decodeTraceDocument(body);
    if (!decoded.ok) throw new Error(decoded.error.message);
    return describeTrace(decoded.value.traces[0]);
  });
  expect(one).toEqual(other);
  expect(one).toMatchObject({ startUnixMicros: noon, duration: 500_000 });
  expect(one.warnings.map(({ kind }) => kind)).toEqual(['missing-start', 'missing-end']);
});

test.each([
  ['Jaeger', generateJaeger],
  ['OTLP', generateOtlp],
])(
  'a big %s document, whose spans are parsed a few at a time, gives what parsing it at once gives',
  (_, generate) => {
    const text = generate(2000)
      .replaceAll('order-', '\\"ordér\\\\-')
      .replace('"customer.id"', '"9007199254740993"');
    const atOnce = decodeTraceDocument(text);
    const inParts = decodeTraceDocument(encode(text));
    if (!atOnce.ok || !inParts.ok) throw new Error('both decode');
    expect(inParts.value.traces.map(describeTrace)).toEqual(atOnce.value.traces.map(describeTrace));
  },
);

test('both formats of the same trace have the same spans', () => {
  const ids = [generateJaeger(500), generateOtlp(500)].map((text) => {
    const decoded = decodeTraceDocument(text);
    if (!decoded.ok) throw new Error(decoded.error.message);
    const { spans } = describeTrace(decoded.value.traces[0]);
    // They come in another order, by resource, which siblings of the same time keep.
    return spans.map(({ id, parent, name }) => `${id} ${spans.at(parent)?.id} ${name}`).sort();
  });
  expect(ids[0]).toEqual(ids[1]);
});

test.each([
  ['Jaeger', generateJaeger, '},{"traceID":"0000000000000000000000000000cafe","spanID"'],
  ['OTLP', generateOtlp, '},{"traceId":'],
])(
  'of a %s document that is cut off all whole spans are shown, and it says so',
  (format, generate, border) => {
    const parts = generate(1000).split(border);
    for (const count of [2, 60, 100]) {
      const body = encode(
        `${parts
          .slice(0, count + 1)
          .join(border)
          .slice(0, -5)}`,
      );
      const decoded = decodeTraceDocument(body);
      if (!decoded.ok) throw new Error(decoded.error.message);
      const [trace] = decoded.value.traces;
      expect(trace.spans.count).toBe(count);
      expect(decoded.value.warnings).toMatchObject([{ kind: 'incomplete' }]);
      expect(decoded.value.warnings[0].message).toContain(
        `ends too early, after ${body.length.toLocaleString('en')} bytes: ${count} spans that arrived before are shown`,
      );
      // Jaeger sends the processes after the spans, OTLP the resource before them.
      const names = trace.services.map(({ name }) => name).sort();
      expect(names).toEqual(format === 'OTLP' ? ['checkout'] : names.filter((name) => /^p\d$/.test(name)));
    }
  },
);

test('a big document with a span that is not JSON shows the others and names the bad one', () => {
  const text = generateJaeger(1000).replace('"spanID":"0000000000000190"', '"spanID":0x190');
  const decoded = decodeTraceDocument(encode(text));
  expect(decoded).toMatchObject({ ok: true, value: { traces: [{ spans: { count: 999 } }] } });
  expect(decoded.ok ? decoded.value.warnings : []).toMatchObject([
    {
      kind: 'undecodable-span',
      message: expect.stringContaining('data[0].spans[399]: is not JSON where it has "x190'),
    },
  ]);
});

test('progress is reported up to the last span', () => {
  const told: number[] = [];
  decodeWhole(encode(generateJaeger(5000)), (spans) => told.push(spans));
  expect(told).toEqual([2048, 4096, 5000]);
});

test('a packed trace can be sent to another thread and is the same there', () => {
  const decoded = decodeTraceDocument(generateJaeger(50));
  if (!decoded.ok) throw new Error(decoded.error.message);
  const [trace] = decoded.value.traces;
  const before = describeTrace(trace);
  const { message, buffers } = packTrace(trace);
  const sent = structuredClone(message, { transfer: buffers });
  expect(describeTrace(unpackTrace(sent))).toEqual(before);
  expect(buffers.every(({ byteLength }) => byteLength === 0)).toBe(true);
});

const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

test.each([
  ['an error', `{"error":{"message":"down","more":${deep(100_000)}}}`],
  ['a list', deep(100_000)],
  ['resource spans', `{"resourceSpans":${deep(100_000)}}`],
  ['a tag', `{"spans":[{"spanID":"1","tags":[{"key":"k","value":${deep(100_000)}}]}]}`],
  ['a tag of a bad span', `{"spans":[{"duration":"x","tags":[{"key":"k","value":${deep(100_000)}}]}]}`],
  [
    'a value of a bad span',
    `{"resourceSpans":[{"scopeSpans":[{"spans":[{"kind":77,"attributes":[{"value":${'{"arrayValue":{"values":['.repeat(20_000)}${']}}'.repeat(20_000)}}]}]}]}]}`,
  ],
])('%s nested 100,000 deep gives a trace or words, and no crash', (_, body) => {
  const decoded = decodeTraceDocument(body);
  const words = decoded.ok
    ? [...decoded.value.warnings, ...decoded.value.traces].map((one) =>
        'message' in one ? one.message : one.id,
      )
    : [decoded.error.message];
  expect(words.length).toBeGreaterThan(0);
});

import { describe, expect, it } from 'vitest';
import { parseTraceReference, readTracePart } from './traceReference.ts';

const id = '0af7651916cd43dd8448eb211c80319c';

describe('what names a trace', () => {
  it.each([
    [id, id, undefined],
    [` ${id.toUpperCase()}\n`, id, undefined],
    ['1', '00000000000000000000000000000001', undefined],
    [`00-${id}-b7ad6b7169203331-01`, id, 'b7ad6b7169203331'],
    [`traceparent: 00-${id}-B7AD6B7169203331-01`, id, 'b7ad6b7169203331'],
    [`http://jaeger:16686/trace/${id}`, id, undefined],
    [`https://x.test/jaeger/trace/${id}?uiFind=b7ad6b7169203331#top`, id, 'b7ad6b7169203331'],
    [`https://x.test/trace/${id}?span=b7ad6b7169203331&find=error`, id, 'b7ad6b7169203331'],
  ])('%s', (text, traceId, spanId) => {
    expect(parseTraceReference(text)).toEqual({ traceId, spanId });
  });

  const named = '620ca1d607f7494e51e410242c9d67f3';
  const span = '53995c3f42cd8ad8';
  it.each([
    ['1-620ca1d6-07f7494e51e410242c9d67f3', undefined],
    [`Root=1-620ca1d6-07f7494e51e410242c9d67f3;Parent=${span};Sampled=1`, span],
    [`X-Amzn-Trace-Id: Root=1-620ca1d6-07f7494e51e410242c9d67f3`, undefined],
    [`${named}-${span}-1`, span],
    [`b3: ${named}-${span}-1-05e3ac9a4f6e3b90`, span],
    [`${named}:${span}:0:1`, span],
    [`uber-trace-id: ${named}:53995c3f42cd8ad8:0:1`, span],
    [`trace_id=${named} span_id=${span}`, span],
    [`trace_id=${named}`, undefined],
    [`"traceId": "${named}"`, undefined],
    [`{"traceId":"${named}","spanId":"${span}"}`, span],
    [`2026-12-01 ERROR [shop] trace.id=${named} - failed`, undefined],
    [`X-B3-TraceId: ${named}`, undefined],
    [`trace_id: 620ca1d6-07f7-494e-51e4-10242c9d67f3`, undefined],
    [`https://x.test/search?span=${span}@${named}`, span],
    [`https://x.test/search?lookback=1h&span=${span}%40${named}`, span],
  ])('finds the id in %s', (text, spanId) => {
    expect(parseTraceReference(text)).toEqual({ traceId: named, spanId });
  });

  it('keeps what a link of Jaeger UI searches for', () => {
    const text = `https://x.test/trace/${id}?uiFind=http.status_code%3D500+checkout`;
    expect(parseTraceReference(text)).toEqual({
      traceId: id,
      spanId: undefined,
      find: 'http.status_code=500 checkout',
    });
  });

  it('reads a long text in no time', () => {
    expect(parseTraceReference('1-'.repeat(500_000))).toBeUndefined();
  });

  it.each(['', 'checkout', 'zz', '00-short-b7-01', 'https://x.test/search?service=a', '%E0%A4%A'])(
    'sees no trace in %j',
    (text) => {
      expect(parseTraceReference(text)).toBeUndefined();
    },
  );
});

describe('the part after /trace/ in a URL', () => {
  it.each([
    ['2A', '2a'.padStart(32, '0'), undefined],
    [`00-${id}-b7ad6b7169203331-01`, id, 'b7ad6b7169203331'],
    ['trace-123', 'trace-123', undefined],
    ['checkout', 'checkout', undefined],
    ['100% of a/b', '100% of a/b', undefined],
  ])('%j names a trace', (part, traceId, spanId) => {
    expect(readTracePart(part)).toEqual({ traceId, spanId });
  });

  it.each(['0af76519-16cd-43dd-8448-eb211c80319c', 'CvdlGRbNQ92ESOshHIAxnA==', 'trace-12345'])(
    '%s stays as it is: it may be a word of the server',
    (part) => {
      expect(readTracePart(part).traceId).toBe(part);
      expect(parseTraceReference(part)?.traceId).toBe(part);
    },
  );

  it('may be a word in a link as well', () => {
    expect(parseTraceReference('https://x.test/trace/order%20%2F%2012')?.traceId).toBe('order / 12');
    expect(parseTraceReference('https://x.test/trace/%zz')?.traceId).toBe('%zz');
  });
});

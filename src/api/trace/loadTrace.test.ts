import { describe, expect, it } from 'vitest';
import { generateOtlp } from '../../formats/testing/generateDocument.ts';
import type { Progress } from '../../model/failure.ts';
import { normalizeTraceId } from '../../model/spanIds.ts';
import { type FakeAnswer, type FakeServer, page, talkTo } from '../testing/fakeServer.ts';
import { loadTrace } from './loadTrace.ts';

const ID = '0000000000000000000000000000002a';
const SHORT = ID.slice(16);
const signal = new AbortController().signal;

const otlp: FakeAnswer = {
  body: JSON.stringify({
    result: {
      resourceSpans: [
        {
          resource: {},
          scopeSpans: [
            { scope: {}, spans: [{ traceId: ID, spanId: '0000000000000001', name: 'v3', status: {} }] },
          ],
        },
      ],
    },
  }),
};
const jaeger = (traceID: string): FakeAnswer => ({
  body: JSON.stringify({
    data: [
      {
        traceID,
        spans: [
          {
            traceID,
            spanID: '1',
            operationName: 'legacy',
            references: [],
            startTime: 1,
            duration: 1,
            tags: [],
            logs: [],
            processID: 'p1',
          },
        ],
        processes: { p1: { serviceName: 'shop', tags: [] } },
      },
    ],
    errors: null,
  }),
});
const legacyError = (status: number, msg: string): FakeAnswer => ({
  status,
  contentType: 'text/plain; charset=utf-8',
  body: `${JSON.stringify({ data: null, total: 0, errors: [{ code: status, msg }] })}\n`,
});
const v3Error = (httpCode: number, message: string): FakeAnswer => ({
  status: httpCode,
  contentType: 'text/plain; charset=utf-8',
  body: `${JSON.stringify({ error: { httpCode, message } })}\n`,
});

async function load(server: FakeServer, dialect: 'auto' | 'v3' | 'legacy' = 'auto', fixture?: string) {
  const conversation = talkTo(server, dialect, fixture);
  const result = await loadTrace(conversation.context, normalizeTraceId(ID), { signal });
  const name = result.ok ? result.value.strings.get(result.value.spans.name[0]) : result.error;
  return { name, asked: conversation.asked, known: conversation.context.memory.known };
}

describe('loadTrace', () => {
  it('asks v3 first, and that suffices', async () => {
    const { name, asked, known } = await load((path) => (path.includes('/v3/') ? otlp : jaeger(ID)));
    expect(name).toBe('v3');
    expect(asked).toEqual([`/api/v3/traces/${ID}`]);
    expect(known.v3).toBe(true);
  });

  it.each<[string, FakeAnswer | undefined]>([
    ['404 page not found', undefined],
    ['a page with 200', page],
    [
      '400 in plain text',
      { status: 400, contentType: 'text/plain', body: 'unsupported path requested: "/x"' },
    ],
    ['a failure of its own', v3Error(500, 'storage is down')],
    ['something that is no trace', { body: '{"hello":1}' }],
  ])('asks the legacy API where v3 answers with %s', async (_, answer) => {
    const { name, asked } = await load((path) => (path.includes('/v3/') ? answer : jaeger(ID)));
    expect(name).toBe('legacy');
    expect(asked).toEqual([`/api/v3/traces/${ID}`, `/api/traces/${ID}`]);
  });

  it('says when the trace ran, and asks without that where it is refused or nothing is found', async () => {
    const around = { startUnixMicros: 1_796_140_799_000_000, endUnixMicros: 1_796_140_861_500_000 };
    const asked = async (answer: FakeServer) => {
      const { context, asked: requests } = talkTo(answer, 'v3');
      const result = await loadTrace(context, normalizeTraceId(ID), { signal, around });
      return { isLoaded: result.ok, queries: requests.map((url) => url.split('?').at(1)) };
    };
    const times = 'startTime=2026-12-01T14%3A59%3A59.000Z&endTime=2026-12-01T17%3A01%3A01.500Z';
    expect(await asked(() => otlp)).toEqual({ isLoaded: true, queries: [times] });
    for (const refusal of [v3Error(400, 'malformed parameter startTime'), v3Error(404, 'No traces found')]) {
      expect(await asked((_, parameters) => (parameters.has('startTime') ? refusal : otlp))).toEqual({
        isLoaded: true,
        queries: [times, undefined],
      });
    }
  });

  it('remembers a missing v3, and then asks the legacy API first', async () => {
    const { context, asked } = talkTo((path) => (path.includes('/v3/') ? undefined : jaeger(ID)));
    await loadTrace(context, normalizeTraceId(ID), { signal });
    await loadTrace(context, normalizeTraceId(ID), { signal });
    expect(asked).toEqual([`/api/v3/traces/${ID}`, `/api/traces/${ID}`, `/api/traces/${ID}`]);
  });

  it('finds v3 again when what it remembers has become wrong', async () => {
    const { context } = talkTo((path) => (path.includes('/v3/') ? otlp : undefined));
    context.memory.learn({ v3: false });
    const result = await loadTrace(context, normalizeTraceId(ID), { signal });
    expect(result.ok).toBe(true);
    expect(context.memory.known.v3).toBe(true);
  });

  it.each<[string, FakeAnswer]>([
    ['404 with an error body', legacyError(404, 'trace not found')],
    ['200 with an empty list', { body: '{"data":[],"total":1,"errors":null}' }],
    ['200 with null', { body: '{"data":null,"errors":null}' }],
    [
      '200 and an error without a code',
      { body: `{"data":[],"errors":[{"msg":"trace not found","traceID":"${ID}"}]}` },
    ],
  ])('takes %s for “no such trace”', async (_, answer) => {
    const { name } = await load((path) => (path.includes('/v3/') ? undefined : answer));
    expect(name).toMatchObject({ kind: 'not-found' });
  });

  it('takes an empty v3 answer for “no such trace”', async () => {
    expect((await load(() => ({ body: '{"result":{}}' }), 'v3')).name).toMatchObject({ kind: 'not-found' });
  });

  it.each<[string, string, RegExp]>([
    [
      'spans that are none',
      '{"data":[{"traceID":"2a","spans":[1,2]}]}',
      /None of its spans can be read: data\[0\]\.spans\[0\]: expected object, found 1/,
    ],
    [
      'two other traces',
      '{"data":[{"traceID":"1","spans":[{"spanID":"1"}]},{"traceID":"2","spans":[{"spanID":"1"}]}]}',
      /contains 2 traces, but not the requested one/,
    ],
    ['compressed bytes', '\u001f\u008b\b', /compressed/],
  ])('does not take %s for “no such trace”', async (_, body, words) => {
    const bytes = Uint8Array.from(body, (character) => character.charCodeAt(0));
    const { name } = await load((path) => (path.includes('/v3/') ? undefined : { body: bytes }));
    expect(name).toMatchObject({ kind: 'undecodable', message: expect.stringMatching(words) });
  });

  it('asks a compatible, which compares ids as text, again without the zeros', async () => {
    const { name, asked } = await load((path) => {
      if (path.includes('/v3/')) return undefined;
      return path === `/api/traces/${SHORT}` ? jaeger(SHORT) : { body: '{"data":[]}' };
    });
    expect(name).toBe('legacy');
    expect(asked).toEqual([`/api/v3/traces/${ID}`, `/api/traces/${ID}`, `/api/traces/${SHORT}`]);
  });

  it('does not ask a Jaeger in two spellings', async () => {
    const { asked } = await load((path) =>
      path.includes('/v3/') ? v3Error(404, 'No traces found') : legacyError(404, 'trace not found'),
    );
    expect(asked).toEqual([`/api/v3/traces/${ID}`, `/api/traces/${ID}`]);
  });

  it('returns the failure of v3 if the legacy API does not know better', async () => {
    const { name } = await load((path) =>
      path.includes('/v3/') ? v3Error(500, 'storage is down') : undefined,
    );
    expect(name).toMatchObject({ kind: 'refused', status: 500, message: 'storage is down' });
  });

  it('stops at once if access is refused', async () => {
    const { name, asked } = await load(() => ({
      status: 401,
      contentType: 'text/plain',
      body: 'missing tenant header',
    }));
    expect(name).toMatchObject({ kind: 'unauthorised', message: 'missing tenant header' });
    expect(asked).toHaveLength(1);
  });

  it('asks only the dialect that is set', async () => {
    expect((await load((path) => (path.includes('/v3/') ? otlp : jaeger(ID)), 'legacy')).asked).toEqual([
      `/api/traces/${ID}`,
    ]);
    expect((await load(() => undefined, 'v3')).asked).toEqual([`/api/v3/traces/${ID}`]);
  });

  it('says that a page answers everything, and that built-in data are not served', async () => {
    expect((await load(() => page)).name).toMatchObject({ kind: 'page' });
    expect((await load(() => page, 'auto', 'home')).name).toMatchObject({
      kind: 'no-fixture',
      fixture: 'home',
    });
    expect((await load(() => undefined, 'auto', 'home')).name).toMatchObject({ kind: 'no-fixture' });
  });

  it('is cut off if the JSON ends before the first span', async () => {
    const cut = { body: String(otlp.body).slice(0, -20) };
    expect((await load(() => cut, 'v3')).name).toMatchObject({ kind: 'cut-off' });
  });

  describe.each([
    ['small', 100],
    ['big', 2000],
  ])('where a %s answer breaks off', (_, spanCount) => {
    const whole = generateOtlp(spanCount).replaceAll('0000000000000000000000000000cafe', ID);
    const half = whole.slice(0, whole.length / 2);
    const cutAnswer = (headers: Record<string, string>): FakeAnswer => ({ body: half, headers });

    it.each<[string, FakeAnswer, RegExp]>([
      [
        'the connection',
        cutAnswer({ 'content-length': String(whole.length) }),
        /^The connection was lost after [\d.]+ [KM]iB of [\d.]+ [KM]iB: [\d,]+ spans that arrived before are shown; the rest is missing\.$/,
      ],
      ['the JSON', cutAnswer({}), /^The answer ends too early, after [\d,]+ bytes: [\d,]+ spans/],
    ])('by the end of %s, what came is shown, marked incomplete', async (_what, answer, words) => {
      const { context } = talkTo(() => answer, 'v3');
      const result = await loadTrace(context, normalizeTraceId(ID), { signal });
      if (!result.ok) throw new Error(result.error.kind);
      expect(result.value.spans.count).toBeGreaterThan(spanCount / 3);
      expect(result.value.spans.count).toBeLessThan(spanCount);
      expect(result.value.warnings[0]).toMatchObject({
        kind: 'incomplete',
        message: expect.stringMatching(words),
      });
    });
  });

  it.each<[string, FakeAnswer, number | undefined]>([
    ['429 in text', { status: 429, contentType: 'text/plain', body: 'slow down' }, undefined],
    ['429 as a page', { status: 429, contentType: 'text/html', body: '<html><title>429</title>' }, undefined],
    ['429 with a time', { status: 429, headers: { 'retry-after': '7' }, body: '{}' }, 7],
    ['503 with a time', { status: 503, headers: { 'retry-after': '7' }, body: 'later' }, 7],
  ])('asks once where the server limits requests: %s', async (_, answer, seconds) => {
    const { context, asked } = talkTo(() => answer);
    const result = await loadTrace(context, normalizeTraceId(ID), { signal });
    expect(result).toMatchObject({ ok: false, error: { kind: 'refused', status: answer.status } });
    expect(!result.ok && result.error.kind === 'refused' && result.error.retryAfterSeconds).toBe(seconds);
    expect(asked).toHaveLength(1);
    expect(context.memory.known.v3).toBe(undefined);
  });

  it('tells its progress in bytes and spans', async () => {
    const body = generateOtlp(5000).replaceAll('0000000000000000000000000000cafe', ID);
    const { context } = talkTo(() => ({ body }), 'v3');
    const heard: Progress[] = [];
    await loadTrace(context, normalizeTraceId(ID), {
      signal,
      onProgress: (progress) => heard.push(progress),
    });
    expect(heard.map(({ phase }) => phase).filter((phase, at, all) => phase !== all[at - 1])).toEqual([
      'waiting',
      'downloading',
      'decoding',
    ]);
    expect(heard.some(({ phase, spans }) => phase === 'downloading' && spans > 0)).toBe(true);
    expect(heard.at(-1)?.spans).toBe(5000);
  });

  it('asks again for an answer that turns out not to mean what it was taken for', async () => {
    const span = '{"spanID":"1","operationName":"legacy"}';
    const body = `{"spans":[${span}],"filler":"${'x'.repeat(300_000)}","spans":[${span},${span}],"traceID":"${ID}"}`;
    const { context, asked } = talkTo(() => ({ body }), 'legacy');
    const result = await loadTrace(context, normalizeTraceId(ID), { signal });
    expect(result.ok && result.value.spans.count).toBe(2);
    expect(asked).toHaveLength(2);
  });
});

describe('a very long error of the server', () => {
  const words = `storage failed: ${'x '.repeat(40_000)}`;
  const dialects = [
    ['legacy', legacyError(500, words)],
    ['legacy', { ...legacyError(500, words), status: 200 }],
    ['v3', v3Error(500, words)],
    ['v3', { ...v3Error(500, words), status: 200 }],
  ] as const;

  it.each(dialects)('is reported in its own words, as far as they were read: %s', async (form, answer) => {
    const { context } = talkTo(() => answer);
    const result = await loadTrace(context, normalizeTraceId(ID), { signal });
    expect(result.ok).toBe(false);
    if (result.ok) return;
    expect(result.error).toMatchObject({ kind: 'refused', status: answer.status, form });
    if (result.error.kind !== 'refused') return;
    expect(result.error.message).toMatch(/^storage failed: x x/);
    expect(result.error.message).toMatch(/x ?…?$/);
    expect(result.error.message.length).toBeLessThanOrEqual(words.length);
  });
});

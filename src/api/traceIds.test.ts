/**
 * Traces can be listed and opened whatever ids a server uses. If another trace than the requested one comes,
 * a warning says so.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { normalizeTraceId } from '../model/spanIds.ts';
import type { SearchQuery } from '../model/summaries/searchQuery.ts';
import { jaegerTrace } from '../worker/testing/bodies.ts';
import { searchTraces } from './search/searchTraces.ts';
import { type FakeAnswer, type FakeServer, talkTo } from './testing/fakeServer.ts';
import { loadTrace } from './trace/loadTrace.ts';

const signal = new AbortController().signal;
const query: SearchQuery = {
  service: 'shop',
  operation: undefined,
  tags: [],
  errorsOnly: false,
  minDuration: undefined,
  maxDuration: undefined,
  range: { kind: 'absolute', startUnixMicros: 0, endUnixMicros: 2_000_000_000_000_000 },
  limit: 20,
  filterHere: false,
};
const none: FakeAnswer = { body: '{"data":[]}' };
const traceAnswer = (id: string): FakeAnswer => ({ body: JSON.stringify({ data: [jaegerTrace(id, 2)] }) });

/** A compatible server that compares ids as text. It lists and returns traces through the legacy API. */
function textServer(ids: readonly string[]): FakeServer {
  return (path) => {
    if (path === '/api/traces')
      return { body: JSON.stringify({ data: ids.map((id) => jaegerTrace(id, 2)) }) };
    const [, asked] = /^\/api\/traces\/(.*)$/.exec(path) ?? [];
    if (asked === undefined) return undefined;
    const id = decodeURIComponent(asked);
    return ids.includes(id) ? traceAnswer(id) : none;
  };
}

/** A Jaeger, which reads ids as numbers. */
const numberServer: FakeServer = (path) => {
  const [, asked] = /^\/api\/v3\/traces\/(.*)$/.exec(path) ?? [];
  if (asked === undefined) return undefined;
  return /^[0-9a-f]{32}$/.test(asked)
    ? traceAnswer(asked)
    : {
        status: 400,
        contentType: 'text/plain',
        body: '{"error":{"httpCode":400,"message":"malformed parameter trace_id: invalid length for TraceID"}}',
      };
};

async function open(server: FakeServer, id: string) {
  const { context, asked } = talkTo(server);
  const result = await loadTrace(context, normalizeTraceId(id), { signal });
  return { result, asked };
}

describe('what a server names', () => {
  it.each([
    'trace-123',
    'trace-12345', // may be base64 of 8 bytes
    'request-2025-000000012', // may be base64 of 16 bytes
    '0af76519-16cd-43dd-8448-eb211c80319c',
    '4711',
    'DEADBEEF0123456789ABCDEF01234567',
    'DEADBEEF',
    '8448eb211c80319c',
    'a/b?c=d#e%20f',
    'größe 🙂',
    'f'.repeat(64),
  ])('%s is listed and can be opened', async (id) => {
    const { context } = talkTo(textServer([id]));
    const found = await searchTraces(context, query, 0, { signal });
    const listed = found.ok ? found.value.traces.at(0)?.id : undefined;
    if (listed === undefined) throw new Error('nothing is listed');
    const result = await loadTrace(context, listed, { signal });
    expect(result.ok && [result.value.id, result.value.spans.count, result.value.warnings]).toEqual([
      listed,
      2,
      [],
    ]);
  });

  it('is requested unchanged first, and only then in the form that it may stand for', async () => {
    const id = 'CvdlGRbNQ92ESOshHIAxnA==';
    const hex = '0af7651916cd43dd8448eb211c80319c';
    const { result, asked } = await open(numberServer, id);
    expect(asked).toEqual([`/api/v3/traces/${encodeURIComponent(id)}`, `/api/v3/traces/${hex}`]);
    expect(result.ok && [result.value.id, result.value.warnings]).toEqual([hex, []]);
  });

  it('does not exist if every spelling says so, whatever the failure of a guessed one', async () => {
    const { result } = await open((path) => {
      if (path.includes('/v3/')) return undefined;
      return path.endsWith(`/${'ab'.padStart(32, '0')}`) ? none : { status: 500, body: 'a bug' };
    }, 'ab');
    expect(result).toMatchObject({ ok: false, error: { kind: 'not-found' } });
  });

  it('is refused by a server that reads numbers, in its words', async () => {
    const { result } = await open(numberServer, 'trace-123');
    expect(result).toMatchObject({ ok: false, error: { kind: 'refused', status: 400, form: 'v3' } });
  });

  it('can be half a character in a list, and the others stay', async () => {
    const body =
      '{"summaries":[{"traceId":"\\ud800abc","rootServiceName":"a\\udc00","spanCount":3,"services":[{"name":"s\\ud83d"}]},{"traceId":"2a"}]}';
    const { context } = talkTo((path) => (path === '/api/v3/trace-summaries' ? { body } : undefined));
    const found = await searchTraces(context, query, 0, { signal });
    expect(found.ok && found.value.traces).toMatchObject([
      { id: '\ufffdabc', rootService: 'a\ufffd', services: [{ name: 's\ufffd' }] },
      { id: '2a'.padStart(32, '0') },
    ]);
  });
});

describe('another trace than the requested one', () => {
  const asked = '2a'.padStart(32, '0');
  const other = 'f'.repeat(32);
  const mistaken: FakeServer = (path) => (path.startsWith('/api/traces/') ? traceAnswer(other) : undefined);

  it('is shown, and said', async () => {
    const { result } = await open(mistaken, asked);
    expect(result.ok && result.value.id).toBe(other);
    expect(result.ok && result.value.warnings).toEqual([
      {
        kind: 'another-trace',
        message: `Trace ${asked} was requested, but the server sent trace ${other}, which is shown here.`,
        count: 1,
        span: undefined,
      },
    ]);
  });
});

const cases = fileURLToPath(new URL('../../../shared/cases/', import.meta.url));

describe.skipIf(!existsSync(cases))('the shared cases (skipped if they are absent)', () => {
  const read = (name: string): FakeAnswer => ({ body: readFileSync(`${cases}${name}`, 'utf8') });

  it('trace-id-is-a-word opens', async () => {
    const answer = read('trace-id-is-a-word.jaeger.json');
    const { result } = await open(
      (path) => (path.endsWith('/v3/traces/trace-123') ? undefined : answer),
      'trace-123',
    );
    expect(result.ok && [result.value.id, result.value.spans.count]).toEqual(['trace-123', 2]);
  });

  it('summaries-lone-surrogate-id is listed', async () => {
    const answer = read('summaries-lone-surrogate-id.v3.json');
    const { context } = talkTo(() => answer);
    const found = await searchTraces(context, query, 0, { signal });
    expect(found.ok && found.value.traces.map(({ id }) => encodeURIComponent(id))).toEqual(['%EF%BF%BDabc']);
  });

  it('another-trace-than-asked is reported', async () => {
    const answer = read('another-trace-than-asked.jaeger.json');
    const { result } = await open((path) => (path.includes('/v3/') ? undefined : answer), '2a');
    expect(result.ok && result.value.warnings.map(({ kind }) => kind)).toContain('another-trace');
  });
});

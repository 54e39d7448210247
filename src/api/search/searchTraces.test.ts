import { describe, expect, it } from 'vitest';
import type { SearchQuery } from '../../model/summaries/searchQuery.ts';
import { type FakeAnswer, type FakeServer, talkTo } from '../testing/fakeServer.ts';
import { searchTraces } from './searchTraces.ts';

const signal = new AbortController().signal;
const query: SearchQuery = {
  service: 'shop',
  operation: undefined,
  tags: [],
  errorsOnly: false,
  minDuration: undefined,
  maxDuration: undefined,
  range: { kind: 'absolute', startUnixMicros: 0, endUnixMicros: 1_000_000 },
  limit: 20,
  filterHere: false,
};

interface Stored {
  readonly id: number;
  readonly at: number;
  readonly hasNaN?: boolean;
  readonly isError?: boolean;
  readonly tenant?: string;
}

const traceId = (id: number) => id.toString(16).padStart(32, '0');

/** A legacy server with a few traces, which fails as a whole if one of them has a NaN. */
function legacyServer(stored: readonly Stored[]): FakeServer {
  return (path, parameters) => {
    if (path !== '/api/traces') return undefined;
    const from = Number(parameters.get('start'));
    const to = Number(parameters.get('end'));
    const found = stored
      .filter(({ at }) => at >= from && at <= to)
      .sort((one, other) => other.at - one.at)
      .slice(0, Number(parameters.get('limit')));
    return found.some(({ hasNaN }) => hasNaN === true)
      ? unwritable
      : { body: JSON.stringify({ data: found.map(jaegerTrace) }) };
  };
}

const unwritable: FakeAnswer = {
  status: 500,
  contentType: 'text/plain',
  body: '{"data":null,"errors":[{"code":500,"msg":"failed writing HTTP response: failed marshalling HTTP response to JSON: json: unsupported value: NaN"}]}',
};

function jaegerTrace({ id, at, isError, tenant }: Stored) {
  const traceID = traceId(id);
  const tags = [
    ...(isError === true ? [{ key: 'otel.status_code', type: 'string', value: 'ERROR' }] : []),
    ...(tenant === undefined ? [] : [{ key: 'tenant', type: 'string', value: tenant }]),
    { key: 'span.kind', type: 'string', value: id % 2 === 0 ? 'server' : 'client' },
  ];
  const span = {
    traceID,
    spanID: '1',
    operationName: 'op',
    references: [],
    startTime: at,
    duration: 1,
    tags,
    logs: [],
    processID: 'p1',
  };
  return {
    traceID,
    spans: [span],
    processes: { p1: { serviceName: 'shop', tags: [{ key: 'zone', type: 'string', value: 'eu' }] } },
  };
}

/** The same traces as v3's search for whole traces sends them. Old servers ignore conditions on tags. */
function otlpOf(stored: readonly Stored[]): FakeAnswer {
  const spans = stored.map(({ id, at, tenant }) => ({
    traceId: traceId(id),
    spanId: '0000000000000001',
    name: 'op',
    startTimeUnixNano: `${at}000`,
    endTimeUnixNano: `${at}999`,
    attributes: tenant === undefined ? [] : [{ key: 'tenant', value: { stringValue: tenant } }],
    status: {},
  }));
  const resource = { attributes: [{ key: 'service.name', value: { stringValue: 'shop' } }] };
  return {
    body: JSON.stringify({ result: { resourceSpans: [{ resource, scopeSpans: [{ scope: {}, spans }] }] } }),
  };
}

async function search(
  server: FakeServer,
  more: Partial<SearchQuery> = {},
  dialect: 'auto' | 'v3' | 'legacy' = 'auto',
) {
  const conversation = talkTo(server, dialect);
  const result = await searchTraces(conversation.context, { ...query, ...more }, 0, { signal });
  return { ...conversation, result };
}

function idsOf({ result }: Awaited<ReturnType<typeof search>>) {
  return result.ok ? result.value.traces.map(({ id }) => Number.parseInt(id, 16)) : result.error;
}

describe('searchTraces', () => {
  it('reads summaries exactly: zeros are left out on the wire, nanoseconds stay as fractions', async () => {
    const summaries = [
      {
        traceId: '2A',
        rootServiceName: 'shop',
        minStartTimeUnixNano: '1795420740000000123',
        maxEndTimeUnixNano: '1795420740000002500',
        spanCount: 2,
        services: [{ spanCount: 2 }],
      },
      { traceId: 7 },
    ];
    const { result } = await search((path) =>
      path === '/api/v3/trace-summaries' ? { body: JSON.stringify({ summaries }) } : undefined,
    );
    expect(result).toEqual({
      ok: true,
      value: {
        traces: [
          {
            id: traceId(42),
            rootService: 'shop',
            rootOperation: '',
            startUnixMicros: 1_795_420_740_000_000,
            duration: 2.5,
            spanCount: 2,
            errorCount: 0,
            orphanCount: undefined,
            services: [{ name: '', spanCount: 2, errorCount: 0 }],
            shape: undefined,
          },
        ],
        startUnixMicros: 0,
        endUnixMicros: 1_000_000,
        isLimitReached: false,
        sentCount: 2,
        isIncomplete: true,
        notes: ['1 of the server’s summaries could not be read and are missing here.'],
        doubtfulConditions: [],
        conditionsAppliedHere: [],
      },
    });
  });

  it('lists a trace that the server names twice once, by its larger part, and says so', async () => {
    const part = (id: string, spanCount: number) => ({
      traceId: id,
      minStartTimeUnixNano: '1795420740000000000',
      maxEndTimeUnixNano: '1795420740000002000',
      spanCount,
    });
    const summaries = [part('2a', 1), part('2b', 1), part('0000002a', 3), part('2A', 2)];
    const { result } = await search((path) =>
      path === '/api/v3/trace-summaries' ? { body: JSON.stringify({ summaries }) } : undefined,
    );
    expect(result.ok && result.value.traces.map(({ id, spanCount }) => [id, spanCount])).toEqual([
      [traceId(42), 3],
      [traceId(43), 1],
    ]);
    expect(result.ok && result.value.notes).toEqual([
      'The server listed traces more than once; 2 repetitions were left out.',
    ]);
  });

  it('does not take what it cannot read, or no answer at all, for “nothing matches”', async () => {
    const everywhere = (body: string, status = 200) => search(() => ({ body, status }));
    const unreadable = { ok: false, error: { kind: 'undecodable' } };
    for (const body of ['{"summaries":[7]}', '{"data":["abc",7]}', '{"data":[{}]}', '', ' \n', 'null']) {
      expect((await everywhere(body)).result, body).toMatchObject(unreadable);
    }
    expect((await everywhere('', 204)).result).toMatchObject(unreadable);
    const legacy = legacyServer([{ id: 1, at: 5 }]);
    const other = await search((path, parameters) =>
      path === '/api/v3/trace-summaries'
        ? { body: '{"summaries":[{"traceId":7}]}' }
        : legacy(path, parameters),
    );
    expect(idsOf(other)).toEqual([1]);
  });

  it('names what it leaves out of an answer that it can read', async () => {
    const body = JSON.stringify({ data: ['abc', jaegerTrace({ id: 1, at: 5 })] });
    const { result } = await search((path) => (path === '/api/traces' ? { body } : undefined));
    expect(result).toMatchObject({
      value: { notes: ['data[0]: found a string, which is not a trace and was left out'] },
    });
    const withEmpty = { data: [{ traceID: '7', spans: [], processes: {} }, jaegerTrace({ id: 1, at: 5 })] };
    const other = await search((path) =>
      path === '/api/traces' ? { body: JSON.stringify(withEmpty) } : undefined,
    );
    expect(other.result).toMatchObject({ value: { notes: ['One trace has no spans and is left out'] } });
  });

  it('uses the legacy API if there are no summaries, and remembers it', async () => {
    const server = legacyServer([
      { id: 1, at: 5 },
      { id: 2, at: 9 },
    ]);
    const { context, asked, result } = await search(server);
    expect(result.ok && result.value.traces.map(({ startUnixMicros }) => startUnixMicros)).toEqual([9, 5]);
    expect(context.memory.known).toMatchObject({ summaries: false });
    await searchTraces(context, query, 0, { signal });
    expect(asked.map((path) => path.replace(/\?.*/, ''))).toEqual([
      '/api/v3/trace-summaries',
      '/api/traces',
      '/api/traces',
    ]);
  });

  it('reports when as many came as were requested', async () => {
    const server = legacyServer([
      { id: 1, at: 5 },
      { id: 2, at: 9 },
    ]);
    expect((await search(server, { limit: 2 })).result).toMatchObject({ value: { isLimitReached: true } });
    expect((await search(server, { limit: 3 })).result).toMatchObject({ value: { isLimitReached: false } });
  });

  it('reads all forms of “nothing matches”', async () => {
    for (const answer of [
      { body: '{"data":[]}' },
      { body: '{"data":null,"errors":null}' },
      { body: '{"data":[],"errors":[{"msg":"trace not found"}]}' },
    ]) {
      expect(idsOf(await search((path) => (path === '/api/traces' ? answer : undefined)))).toEqual([]);
    }
    const none = {
      status: 404,
      contentType: 'text/plain',
      body: '{"error":{"httpCode":404,"message":"No traces found"}}',
    };
    expect(idsOf(await search((path) => (path === '/api/v3/traces' ? none : undefined), {}, 'v3'))).toEqual(
      [],
    );
  });

  it('falls back to v3 if a NaN makes the legacy search fail, applies there what old servers ignore, and says so', async () => {
    const stored = [
      { id: 1, at: 5, hasNaN: true, tenant: 'red' },
      { id: 2, at: 9, tenant: 'blue' },
    ];
    const legacy = legacyServer(stored);
    const conversation = await search(
      (path, parameters) => (path === '/api/v3/traces' ? otlpOf(stored) : legacy(path, parameters)),
      { tags: [{ key: 'tenant', value: 'red' }] },
    );
    expect(idsOf(conversation)).toEqual([1]);
    expect(conversation.result).toMatchObject({
      value: {
        conditionsAppliedHere: ['tenant=red'],
        notes: [expect.stringContaining('NaN or infinite')],
      },
    });
  });

  it('searches in parts if a NaN makes a search fail and there is no v3, and leaves out only that trace', async () => {
    const stored = [
      { id: 1, at: 100 },
      { id: 2, at: 500_123, hasNaN: true },
      { id: 3, at: 510_000 },
      { id: 4, at: 999_999 },
    ];
    const conversation = await search(legacyServer(stored), {}, 'legacy');
    expect(idsOf(conversation)).toEqual([4, 3, 1]);
    expect(conversation.asked.length).toBeLessThan(30);
    expect(conversation.result).toMatchObject({
      value: { notes: [expect.stringContaining('1 of them is missing')] },
    });
  });

  it('asks in parts no further than the limit needs', async () => {
    const stored = [
      { id: 1, at: 100, hasNaN: true },
      { id: 3, at: 510_000 },
      { id: 4, at: 999_999 },
    ];
    const conversation = await search(legacyServer(stored), { limit: 2 }, 'legacy');
    expect(idsOf(conversation)).toEqual([4, 3]);
  });

  it('keeps what the parts have brought when one of them fails otherwise', async () => {
    const legacy = legacyServer([
      { id: 1, at: 100, hasNaN: true },
      { id: 4, at: 999_999 },
    ]);
    let asked = 0;
    const conversation = await search(
      (path, parameters) =>
        ++asked < 3
          ? legacy(path, parameters)
          : { status: 429, contentType: 'text/plain', body: 'slow down' },
      {},
      'legacy',
    );
    expect(idsOf(conversation)).toEqual([4]);
    expect(conversation.asked).toHaveLength(3);
    expect(conversation.result).toMatchObject({
      value: {
        notes: [
          expect.stringMatching(/in parts until the server answered with 429, and .* 1 of them is missing/),
        ],
      },
    });
  });

  it('never asks more than 65 times', async () => {
    const conversation = await search(
      (path) => (path === '/api/traces' ? unwritable : undefined),
      {},
      'legacy',
    );
    expect(idsOf(conversation)).toEqual([]);
    expect(conversation.asked).toHaveLength(65);
  });

  it('names the conditions that an old server may not have understood, only if nothing was found', async () => {
    const tags = [
      { key: 'span.kind', value: 'server' },
      { key: 'tenant', value: 'red' },
    ];
    const empty = await search(legacyServer([]), { tags, errorsOnly: true });
    expect(empty.result).toMatchObject({ value: { doubtfulConditions: ['span.kind=server', 'error=true'] } });
    const full = await search(legacyServer([{ id: 1, at: 1 }]), { tags, errorsOnly: true });
    expect(full.result).toMatchObject({ value: { doubtfulConditions: [] } });
  });

  it('does not send doubtful conditions when they are to be applied here', async () => {
    const stored = [
      { id: 1, at: 1, isError: true },
      { id: 2, at: 2, isError: true },
      { id: 4, at: 3 },
    ];
    const tags = [
      { key: 'span.kind', value: 'server' },
      { key: 'resource.zone', value: 'eu' },
    ];
    const conversation = await search(legacyServer(stored), { tags, errorsOnly: true, filterHere: true });
    expect(idsOf(conversation)).toEqual([2]);
    expect(conversation.asked.some((path) => path.includes('tags='))).toBe(false);
    expect(conversation.result).toMatchObject({
      value: {
        conditionsAppliedHere: ['span.kind=server', 'resource.zone=eu', 'error=true'],
        doubtfulConditions: [],
      },
    });
  });

  it('passes on what the server says against the question', async () => {
    const { result } = await search((path) =>
      path === '/api/v3/trace-summaries'
        ? {
            status: 400,
            contentType: 'text/plain',
            body: '{"error":{"httpCode":400,"message":"malformed parameter"}}',
          }
        : undefined,
    );
    expect(result).toMatchObject({ error: { kind: 'refused', status: 400, message: 'malformed parameter' } });
  });

  it('asks once if the server limits requests', async () => {
    const { result, asked } = await search(() => ({
      status: 429,
      contentType: 'text/plain',
      body: 'slow down',
      headers: { 'retry-after': '30' },
    }));
    expect(result).toMatchObject({ error: { kind: 'refused', status: 429, retryAfterSeconds: 30 } });
    expect(asked).toHaveLength(1);
  });

  it('reports that a server needs a service if it says so', async () => {
    const message =
      'this storage backend requires a service name to search; searching all services is not supported';
    const { result } = await search(
      () => ({
        status: 400,
        contentType: 'text/plain',
        body: JSON.stringify({ error: { httpCode: 400, message } }),
      }),
      { service: undefined },
    );
    expect(result).toEqual({ ok: false, error: { kind: 'needs-service' } });
  });
});

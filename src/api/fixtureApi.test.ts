/**
 * Tests the client with the fixture API over a real socket: three generations of servers, and everything that
 * can go wrong in between.
 */

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createFixtureApi, type FixtureApiOptions } from '../../fixtures/api/createFixtureApi.ts';
import type { OtlpSpan, OtlpTraces } from '../../fixtures/otlp.ts';
import { createHandTimers } from '../base/testing/handTimers.ts';
import type { Timers } from '../base/time/timers.ts';
import { normalizeTraceId } from '../model/spanIds.ts';
import type { SearchQuery } from '../model/summaries/searchQuery.ts';
import type { ApiContext } from './dialect/apiContext.ts';
import { DialectMemory } from './dialect/memory.ts';
import { fetchOperations, fetchServices } from './search/lists.ts';
import { searchTraces } from './search/searchTraces.ts';
import { loadTrace } from './trace/loadTrace.ts';

const NOW = Date.parse('2026-11-23T09:00:00Z');
const ERAS = ['A', 'B', 'C'] as const;
const NAN_ID = 3;
const SERVICE = 'a/b &?#%2F ünï';

const traceId = (id: number) => id.toString(16).padStart(32, '0');

function storedTrace(id: number): OtlpTraces {
  const start = BigInt(NOW - 60_000 * id) * 1_000_000n;
  const span: OtlpSpan = {
    traceId: traceId(id),
    spanId: '0000000000000001',
    name: 'GET /',
    kind: 2,
    startTimeUnixNano: String(start + 1n),
    endTimeUnixNano: String(start + 5_000_000n),
    attributes: [
      { key: 'tenant', value: { stringValue: id % 2 === 0 ? 'even' : 'odd' } },
      ...(id === NAN_ID ? [{ key: 'ratio', value: { doubleValue: 'NaN' as const } }] : []),
    ],
    status: id === 2 ? { code: 2, message: 'no' } : {},
  };
  const resource = { attributes: [{ key: 'service.name', value: { stringValue: SERVICE } }] };
  return { resourceSpans: [{ resource, scopeSpans: [{ scope: {}, spans: [span] }] }] };
}

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(
  options: Partial<FixtureApiOptions> & Pick<FixtureApiOptions, 'era'>,
  timers: Timers = createHandTimers(),
  onRequest = () => {},
): Promise<ApiContext> {
  const traces = [5, 4, 2, 1].map(storedTrace);
  const fixture = createFixtureApi({ traces, now: () => NOW, ...options });
  const server = createServer((request, response) => {
    onRequest();
    fixture.handle(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    target: { apiUrl: `http://127.0.0.1:${port}/api`, dialect: 'auto', fixture: undefined },
    memory: new DialectMemory(),
    transport: { fetch: (url, init) => fetch(url, init), timers },
  };
}

const query: SearchQuery = {
  service: SERVICE,
  operation: undefined,
  tags: [],
  errorsOnly: false,
  minDuration: undefined,
  maxDuration: undefined,
  range: { kind: 'lookback', text: '1h', micros: 3_600_000_000 },
  limit: 20,
  filterHere: false,
};
const signal = new AbortController().signal;

async function search(context: ApiContext, more: Partial<SearchQuery> = {}) {
  const result = await searchTraces(context, { ...query, ...more }, NOW, { signal });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

async function idsFound(context: ApiContext, more: Partial<SearchQuery> = {}) {
  return (await search(context, more)).traces.map(({ id }) => Number.parseInt(id, 16));
}

describe.each(ERAS)('era %s over a socket', (era) => {
  it('lists, searches and loads', async () => {
    const context = await serve({ era });
    expect(await fetchServices(context, signal)).toEqual({ ok: true, value: [SERVICE] });
    expect(await fetchOperations(context, SERVICE, signal)).toEqual({
      ok: true,
      value: [{ name: 'GET /', kind: 'server' }],
    });
    const { traces } = await search(context);
    expect(traces.map(({ id }) => Number.parseInt(id, 16))).toEqual([1, 2, 4, 5]);
    expect(traces.map(({ errorCount }) => errorCount)).toEqual([0, 1, 0, 0]);
    const trace = await loadTrace(context, normalizeTraceId('2'), { signal });
    expect(trace.ok && trace.value.startUnixMicros).toBe((NOW - 120_000) * 1000);
    // v3 keeps nanoseconds.
    expect(trace.ok && trace.value.spans.start[0]).toBe(0.001);
    expect(await loadTrace(context, normalizeTraceId('ff'), { signal })).toMatchObject({
      error: { kind: 'not-found' },
    });
  });

  it('narrows by tag, duration, operation and limit', async () => {
    const context = await serve({ era });
    expect(await idsFound(context, { tags: [{ key: 'tenant', value: 'even' }] })).toEqual([2, 4]);
    expect(await idsFound(context, { minDuration: 6_000 })).toEqual([]);
    expect(await idsFound(context, { minDuration: 4_000, maxDuration: 5_000 })).toEqual([1, 2, 4, 5]);
    expect(await idsFound(context, { operation: 'POST /' })).toEqual([]);
    expect((await search(context, { limit: 2 })).isLimitReached).toBe(true);
  });

  it('finds errors, or says that this server may not know them and finds them here', async () => {
    const context = await serve({ era });
    const found = await search(context, { errorsOnly: true });
    expect(found.traces.length).toBe(era === 'A' ? 0 : 1);
    expect(found.doubtfulConditions).toEqual(era === 'A' ? ['error=true'] : []);
    const here = await search(context, { errorsOnly: true, filterHere: true });
    expect(here.traces.map(({ id }) => id)).toEqual([traceId(2)]);
    expect(here.conditionsAppliedHere).toEqual(['error=true']);
  });

  it('finds and loads traces with NaN', async () => {
    const context = await serve({ era, traces: [NAN_ID, 2, 1].map(storedTrace) });
    const found = await search(context);
    expect(found.traces).toHaveLength(3);
    expect(found.notes).toHaveLength(era === 'A' ? 1 : 0);
    const trace = await loadTrace(context, normalizeTraceId(String(NAN_ID)), { signal });
    expect(trace.ok).toBe(true);
  });

  it('searches all services', async () => {
    expect(await idsFound(await serve({ era }), { service: undefined })).toEqual([1, 2, 4, 5]);
  });

  it.each([
    ['html', 'page'],
    ['401', 'unauthorised'],
    ['403', 'forbidden'],
    ['500', 'refused'],
    ['cut', 'cut-off'],
    ['unreachable', 'unreachable'],
  ] as const)('gives the fault %s its own name', async (kind, expected) => {
    const context = await serve({ era, faults: { kind } });
    const id = normalizeTraceId('2');
    const failures = [
      await fetchServices(context, signal),
      await searchTraces(context, query, NOW, { signal }),
      await loadTrace(context, id, { signal }),
    ];
    expect(failures.map((result) => !result.ok && result.error.kind)).toEqual([expected, expected, expected]);
  });
});

describe('a slow server', () => {
  it('is given up when its time is over', async () => {
    const clock = createHandTimers();
    let arrive = () => {};
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const faults = { kind: 'slow', delayMs: 10_000 } as const;
    const context = await serve({ era: 'B', faults }, clock, () => arrive());
    const answer = fetchServices(context, signal);
    await arrived;
    clock.advance(15_000);
    expect(await answer).toMatchObject({ error: { kind: 'timeout', seconds: 15 } });
  });

  it('is waited for within its time', async () => {
    const context = await serve({ era: 'B', faults: { kind: 'slow', delayMs: 30 } });
    expect(await fetchServices(context, signal)).toEqual({ ok: true, value: [SERVICE] });
  });
});

describe('NaN anywhere in the legacy search of the oldest server', () => {
  it('does not hide the other traces if only the legacy API is allowed', async () => {
    const context = await serve({ era: 'A', traces: [NAN_ID, 2, 1].map(storedTrace) });
    const legacyOnly: ApiContext = { ...context, target: { ...context.target, dialect: 'legacy' } };
    const found = await search(legacyOnly);
    expect(found.traces.map(({ id }) => Number.parseInt(id, 16))).toEqual([1, 2]);
    expect(found.notes.at(0)).toContain('is missing here');
  });
});

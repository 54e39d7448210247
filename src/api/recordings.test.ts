/** The same requests to all recorded servers have the same results, whichever dialect each of them speaks. */
import { describe, expect, it } from 'vitest';
import { normalizeTraceId } from '../model/spanIds.ts';
import type { SearchQuery } from '../model/summaries/searchQuery.ts';
import type { Trace } from '../model/trace.ts';
import { fetchOperations, fetchServices } from './search/lists.ts';
import { searchTraces } from './search/searchTraces.ts';
import { talkTo } from './testing/fakeServer.ts';
import { hasRecordings, readRecording, replay, type ServerName, serverNames } from './testing/recordings.ts';
import { loadTrace } from './trace/loadTrace.ts';

const JAEGERS = ['jaeger-2.13', 'jaeger-2.20', 'jaeger-next'] as const;
const signal = new AbortController().signal;
const allTime: SearchQuery = {
  service: 'shop',
  operation: undefined,
  tags: [],
  errorsOnly: false,
  minDuration: undefined,
  maxDuration: undefined,
  range: { kind: 'absolute', startUnixMicros: 1795420740000000, endUnixMicros: 1795431600000000 },
  limit: 100,
  filterHere: false,
};

function talk(name: ServerName) {
  return talkTo(replay(readRecording(name))).context;
}

async function search(name: ServerName, query: Partial<SearchQuery>) {
  const result = await searchTraces(talk(name), { ...allTime, ...query }, 0, { signal });
  if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`);
  return result.value;
}

async function load(name: ServerName, id: string): Promise<Trace> {
  const result = await loadTrace(talk(name), normalizeTraceId(id), { signal });
  if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`);
  return result.value;
}

describe.skipIf(!hasRecordings)('recorded servers (skipped if the recordings are absent)', () => {
  it('list the same services in three eras', async () => {
    const lists = await Promise.all(JAEGERS.map((name) => fetchServices(talk(name), signal)));
    const [first] = lists;
    expect(first?.ok && first.value.length).toBeGreaterThan(10);
    expect(lists.at(1)).toEqual(first);
    expect(lists.at(2)).toEqual(first);
  });

  it('list services that a compatible names', async () => {
    const list = await fetchServices(talk('victoriatraces-0.1'), signal);
    expect(list.ok && list.value).toContain('shop');
  });

  it.each(serverNames)('%s lists the operations of a service by name', async (name) => {
    const list = await fetchOperations(talk(name), 'shop', signal);
    const hasKinds = name !== 'victoriatraces-0.1';
    expect(list).toEqual({
      ok: true,
      value: [
        { name: 'GET /stock', kind: hasKinds ? 'client' : undefined },
        { name: 'POST /checkout', kind: hasKinds ? 'server' : undefined },
      ],
    });
  });

  it.each(serverNames)('%s has no operations of an unknown service', async (name) => {
    expect(await fetchOperations(talk(name), 'unknown', signal)).toEqual({ ok: true, value: [] });
  });

  it.each<[string, Partial<SearchQuery>]>([
    ['all of a service', {}],
    ['long spans', { minDuration: 200_000, limit: 50 }],
    ['short spans', { maxDuration: 20_000, limit: 50 }],
    ['a service with odd letters', { service: 'spaced service/slash & ünïcode?#' }],
    ['a service whose child came late', { service: 'late-child' }],
    ['an unknown service', { service: 'unknown' }],
  ])('find the same traces in three eras: %s', async (_, query) => {
    const [a, b, c] = await Promise.all(JAEGERS.map((name) => search(name, query)));
    expect(a?.traces.map(factsOf)).toEqual(b?.traces.map(factsOf));
    expect(c?.traces.map(factsOf)).toEqual(b?.traces.map(factsOf));
    expect(a?.isLimitReached).toBe(b?.isLimitReached);
    expect(b?.notes).toEqual([]);
  });

  it.each<[string, Partial<SearchQuery>]>([
    ['three at most', { limit: 3 }],
    ['five of an operation', { operation: 'POST /checkout', limit: 5 }],
  ])('keep to the limit, though not all take the same ones: %s', async (_, query) => {
    for (const name of JAEGERS) {
      const { traces, isLimitReached } = await search(name, query);
      expect({ name, count: traces.length, isLimitReached }).toEqual({
        name,
        count: query.limit,
        isLimitReached: true,
      });
    }
  });

  it('bring shapes with whole traces, and none with summaries', async () => {
    const [a, b] = await Promise.all([search('jaeger-2.13', {}), search('jaeger-2.20', {})]);
    expect(a.traces.every(({ shape }) => shape !== undefined)).toBe(true);
    expect(b.traces.every(({ shape }) => shape === undefined)).toBe(true);
  });

  it('doubt an empty answer to error=true if the server is old, and only then', async () => {
    const query = { errorsOnly: true, limit: 50 };
    const [a, b, c] = await Promise.all(JAEGERS.map((name) => search(name, query)));
    expect(a).toMatchObject({ traces: [], doubtfulConditions: ['error=true'] });
    expect(b?.traces.length).toBeGreaterThan(0);
    expect(b?.doubtfulConditions).toEqual([]);
    expect(c?.traces).toEqual(b?.traces);
  });

  it('find with error=true applied here in an old server what a new one finds by itself', async () => {
    const old = await search('jaeger-2.13', { errorsOnly: true, filterHere: true });
    const known = await search('jaeger-2.20', { errorsOnly: true, limit: 50 });
    expect(old.conditionsAppliedHere).toEqual(['error=true']);
    expect(old.traces.map(factsOf)).toEqual(known.traces.map(factsOf));
  });

  it('need a service only if they are restricted to the legacy API', async () => {
    const { context } = talkTo(replay(readRecording('jaeger-2.20')), 'legacy');
    const result = await searchTraces(context, { ...allTime, service: undefined }, 0, { signal });
    expect(result).toEqual({ ok: false, error: { kind: 'needs-service' } });
    const vt = await searchTraces(talk('victoriatraces-0.1'), { ...allTime, service: undefined }, 0, {
      signal,
    });
    expect(vt.ok).toBe(false);
  });

  it.each(serverNames)('%s returns a trace with its id padded', async (name) => {
    const trace = await load(name, '0000000000abc0000000000000000001');
    expect(trace.id).toBe('0000000000abc0000000000000000001');
    expect(trace.spans.count).toBeGreaterThan(1);
  });

  it.each(serverNames)('%s says in its own way that there is no such trace', async (name) => {
    const id = normalizeTraceId('0000000000abc0000000000000000063');
    const result = await loadTrace(talk(name), id, { signal });
    expect(result).toMatchObject({ ok: false, error: { kind: 'not-found' } });
  });

  it('have the same tree and times in every dialect', async () => {
    const id = '0000000000abc0000000000000000003';
    const [first, ...others] = await Promise.all(serverNames.map((name) => load(name, id)));
    for (const other of others) {
      expect([...other.spans.id]).toEqual([...(first?.spans.id ?? [])]);
      expect([...other.spans.parent]).toEqual([...(first?.spans.parent ?? [])]);
      expect(other.startUnixMicros).toBe(first?.startUnixMicros);
    }
  });

  it('read a trace with NaN from v3, though its legacy answer fails', async () => {
    for (const name of JAEGERS) {
      expect((await load(name, '0000000000abc0000000000000000028')).spans.count).toBe(1);
    }
  });
});

/** What both kinds of answers contain: ids, names, counts, and times in microseconds. */
function factsOf(trace: Awaited<ReturnType<typeof search>>['traces'][number]) {
  const { id, rootService, rootOperation, spanCount, errorCount, services } = trace;
  return { id, rootService, rootOperation, spanCount, errorCount, services: [...services].map(plain) };
}

function plain({ name, spanCount, errorCount }: { name: string; spanCount: number; errorCount: number }) {
  return `${name} ${spanCount} ${errorCount}`;
}

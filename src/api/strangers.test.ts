/** The answer of a login, a proxy or a limit in between reveals nothing about the server behind it. */
import { describe, expect, it } from 'vitest';
import { normalizeTraceId } from '../model/spanIds.ts';
import type { SearchQuery } from '../model/summaries/searchQuery.ts';
import { jaegerTrace } from '../worker/testing/bodies.ts';
import { nothingKnown } from './dialect/memory.ts';
import { fetchServices } from './search/lists.ts';
import { searchTraces } from './search/searchTraces.ts';
import {
  type FakeAnswer,
  type FakeServer,
  goNotFound,
  indexPage,
  page,
  talkTo,
} from './testing/fakeServer.ts';
import { loadTrace } from './trace/loadTrace.ts';

const ID = normalizeTraceId('2a');
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

const json = (value: unknown): FakeAnswer => ({ body: JSON.stringify(value) });
const text = (status: number, body: string): FakeAnswer => ({ status, contentType: 'text/plain', body });
const html = (status: number, body: string): FakeAnswer => ({ status, contentType: 'text/html', body });

const otlp = json({
  result: {
    resourceSpans: [
      { scopeSpans: [{ spans: [{ traceId: ID, spanId: '0000000000000001', name: 'by v3', status: {} }] }] },
    ],
  },
});
const summaries = json({ summaries: [{ traceId: ID, minStartTimeUnixNano: '1', maxEndTimeUnixNano: '2' }] });

const legacyOnly: FakeServer = (path) => {
  if (path === '/api/services') return json({ data: ['shop'] });
  return /^\/api\/traces(\/|$)/.test(path) ? json({ data: [jaegerTrace(ID, 2)] }) : undefined;
};
const bothDialects: FakeServer = (path, parameters) => {
  if (path === '/api/v3/services') return json({ services: ['shop'] });
  if (path === '/api/v3/trace-summaries') return summaries;
  return path.startsWith('/api/v3/traces') ? otlp : legacyOnly(path, parameters);
};
const withoutData: FakeServer = (path) => (path.startsWith('/api/v3/') ? undefined : json({ data: [] }));

/** A server that can be replaced, and the requests it receives. */
function talkToOneAfterTheOther(first: FakeServer) {
  let server = first;
  const { context, asked } = talkTo((path, parameters) => server(path, parameters));
  const since = (work: () => Promise<unknown>) => {
    const before = asked.length;
    return work().then(() => asked.slice(before).map((path) => path.replace(/\?.*/, '')));
  };
  return {
    context,
    becomes: (next: FakeServer) => {
      server = next;
    },
    search: () => since(() => searchTraces(context, query, 0, { signal })),
    services: () => since(() => fetchServices(context, signal)),
    load: () => loadTrace(context, ID, { signal }),
    asksToLoad: () => since(() => loadTrace(context, ID, { signal })),
  };
}

const strangers: [string, FakeAnswer][] = [
  ['a login page', page],
  ['a login page by a redirect', { ...indexPage, isRedirected: true }],
  ['a 404 by a redirect', { ...goNotFound, isRedirected: true }],
  ['a proxy’s page of 404', html(404, '<html><title>404 Not Found</title>nginx')],
  ['a proxy’s page of 413', html(413, '<html><title>413 Request Entity Too Large</title>')],
  ['414 in text', text(414, 'URI too long')],
  ['410', text(410, 'Gone')],
  ['400 in text', text(400, 'Bad Request')],
  ['429', text(429, 'slow down')],
  ['a status of JSON', { status: 410, body: '{"error":{"code":410,"message":"retired"}}' }],
  ['JSON of something else', json({ status: 'ok' })],
];

describe.each(strangers)('after %s in place of v3', (_, answer) => {
  const disturbed: FakeServer = (path, parameters) =>
    path.startsWith('/api/v3/') ? answer : bothDialects(path, parameters);

  it('summaries are tried again', async () => {
    const { context, search, becomes } = talkToOneAfterTheOther(disturbed);
    await search();
    expect(context.memory.known).toEqual(nothingKnown);
    becomes(bothDialects);
    expect(await search()).toEqual(['/api/v3/trace-summaries']);
  });

  it('a trace is requested from v3 again, which keeps its nanoseconds', async () => {
    const { context, load, asksToLoad, becomes } = talkToOneAfterTheOther(disturbed);
    await load();
    expect(context.memory.known).toEqual(nothingKnown);
    becomes(bothDialects);
    expect(await asksToLoad()).toEqual([`/api/v3/traces/${ID}`]);
  });

  it('services are requested from v3 again', async () => {
    const { services, becomes } = talkToOneAfterTheOther(disturbed);
    await services();
    becomes(bothDialects);
    expect(await services()).toEqual(['/api/v3/services']);
  });

  it('what was seen to be there is not taken for missing', async () => {
    const { search, load, asksToLoad, becomes } = talkToOneAfterTheOther(bothDialects);
    await search();
    await load();
    becomes(disturbed);
    await search();
    await load();
    becomes(bothDialects);
    expect(await search()).toEqual(['/api/v3/trace-summaries']);
    expect(await asksToLoad()).toEqual([`/api/v3/traces/${ID}`]);
  });
});

describe('that a part is missing', () => {
  it.each<[string, FakeAnswer | undefined]>([
    ['404 in text', undefined],
    ['its index.html', indexPage],
    ['400 as VictoriaTraces says it', text(400, 'unsupported path requested: "/api/v3/x"')],
  ])(
    'is learnt of a server that says it by %s and answers the other dialect with data',
    async (_, answer) => {
      const old: FakeServer = (path, parameters) =>
        path.startsWith('/api/v3/') ? answer : legacyOnly(path, parameters);
      const { context, search, services, asksToLoad } = talkToOneAfterTheOther(old);
      await search();
      expect(await search()).toEqual(['/api/traces']);
      await services();
      expect(await services()).toEqual(['/api/services']);
      expect(await asksToLoad()).toEqual([`/api/traces/${ID}`]);
      expect(context.memory.known).toMatchObject({ v3: false, summaries: false });
    },
  );

  it('is not learnt of one that has nothing to answer with', async () => {
    const { context, search, services, load } = talkToOneAfterTheOther(withoutData);
    await search();
    await services();
    await load();
    expect(context.memory.known).toEqual(nothingKnown);
  });

  it('is not remembered if nothing else answers', async () => {
    const { context, search, services, load } = talkToOneAfterTheOther(() => undefined);
    await search();
    await services();
    await load();
    expect(context.memory.known).toEqual(nothingKnown);
  });
});

describe('what an earlier page saw to be missing', () => {
  const dated = (server: FakeServer) => {
    const talk = talkToOneAfterTheOther(server);
    talk.context.memory.learn({ v3: false });
    talk.context.memory.doubt();
    return talk;
  };

  it('is checked alongside the trace, and confirmed', async () => {
    const { context, asksToLoad } = dated(legacyOnly);
    expect(await asksToLoad()).toEqual(['/api/v3/services', `/api/traces/${ID}`]);
    expect(context.memory.known).toMatchObject({ v3: false, isDated: false });
    expect(await asksToLoad()).toEqual([`/api/traces/${ID}`]);
  });

  it('is forgotten when the server has changed: the trace comes from v3', async () => {
    const { context, load } = dated(bothDialects);
    const result = await load();
    expect(result.ok && result.value.strings.get(result.value.spans.name[0])).toBe('by v3');
    expect(context.memory.known.v3).toBe(true);
  });

  it('does not lose a trace that v3 then fails to return', async () => {
    const { load } = dated((path, parameters) =>
      path.startsWith('/api/v3/traces') ? text(503, 'no') : bothDialects(path, parameters),
    );
    const result = await load();
    expect(result.ok && result.value.strings.get(result.value.spans.name[0])).toBe('op 0');
  });

  it('is tried first in lists and searches', async () => {
    expect(await dated(bothDialects).services()).toEqual(['/api/v3/services']);
    expect(await dated(bothDialects).search()).toEqual(['/api/v3/trace-summaries']);
  });
});

import { existsSync } from 'node:fs';
import { readdir, readlink } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFixtureRoutes } from './fixtureRoutes.ts';

describe('the routes of the fixtures', { timeout: 30_000 }, () => {
  let server: Server;
  let origin = '';
  let nowMs = 1_795_420_800_000;
  beforeAll(async () => {
    server = createServer(createFixtureRoutes({ basePath: '/base', era: 'B', now: () => nowMs }));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('A TCP server has no port');
    origin = `http://127.0.0.1:${address.port}/base`;
  });
  afterAll(() => server.close());

  const askServices = async (path: string) => {
    const answer = await fetch(`${origin}${path}/v3/services`);
    const body: { services: string[] } = await answer.json();
    return body.services;
  };

  it('serves the default fixture below api', async () => {
    expect(await askServices('/api')).toContain('hsi-backend');
  });

  it('serves any other fixture below its name', async () => {
    expect(await askServices('/fixtures/empty/api')).toEqual([]);
    expect((await askServices('/fixtures/home/api')).length).toBeGreaterThan(3);
  });

  it('answers as another era if the name says so', async () => {
    const ask = async (name: string) => (await fetch(`${origin}/fixtures/${name}/api/services`)).status;
    expect(await ask('empty~eraA')).toBe(200);
    expect(await ask('empty~eraC')).toBe(404);
  });

  it('spoils answers if the name says so', async () => {
    expect((await fetch(`${origin}/fixtures/empty~401/api/services`)).status).toBe(401);
    await expect(fetch(`${origin}/fixtures/empty~unreachable/api/services`)).rejects.toThrow('fetch failed');
  });

  it('lists the fixtures if another one is requested', async () => {
    const answer = await fetch(`${origin}/fixtures/none/api/services`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('There is no fixture "none". There are: default,');
  });

  it('lists the conditions if another one is requested', async () => {
    const answer = await fetch(`${origin}/fixtures/home~eraD/api/services`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('no condition "~eraD" of fixtures. There are: ~eraA,');
  });

  interface Summary {
    readonly traceId: string;
    readonly minStartTimeUnixNano: string;
    readonly maxEndTimeUnixNano: string;
  }
  interface OtlpAnswer {
    readonly result: {
      readonly resourceSpans: {
        readonly scopeSpans: { readonly spans: { spanId: string; endTimeUnixNano: string }[] }[];
      }[];
    };
  }
  /** All traces of a fixture that started in the minutes before the server's time. */
  const searchRecent = async (fixture: string, minutes = 5, base = origin) => {
    const window = new URLSearchParams({
      'query.startTimeMin': new Date(nowMs - minutes * 60_000).toISOString(),
      'query.startTimeMax': new Date(nowMs).toISOString(),
      'query.searchDepth': '1000',
    });
    const answer = await fetch(`${base}/fixtures/${fixture}/api/v3/trace-summaries?${window}`);
    const body: { summaries: Summary[] } = await answer.json();
    return body.summaries;
  };

  it('finds the same recent traces, however long the server runs, and opens those found before', async () => {
    const before = await searchRecent('shop');
    expect(before.length).toBeGreaterThan(0);
    nowMs += 26 * 3_600_000;
    const after = await searchRecent('shop');
    expect(after.map(({ traceId }) => traceId)).toEqual(before.map(({ traceId }) => traceId));
    for (const path of ['traces', 'v3/traces']) {
      const answer = await fetch(`${origin}/fixtures/shop/api/${path}/${before[0]?.traceId}`);
      expect(answer.status).toBe(200);
      if (path === 'v3/traces') expect(await answer.text()).toContain(after[0]?.minStartTimeUnixNano);
    }
  });

  it('moves traces for a search, but not a trace that is open', async () => {
    const [first] = await searchRecent('tiny', 180);
    const open = async () => (await fetch(`${origin}/fixtures/tiny/api/v3/traces/${first?.traceId}`)).text();
    const before = await open();
    nowMs += 3_600_000;
    expect(await open()).toBe(before);
    await searchRecent('tiny');
    expect(await open()).not.toBe(before);
  });

  it('sends traces that are too large for memory completely, in both dialects, with their length', async () => {
    const [summary] = await searchRecent('big-6000', 180);
    expect(summary).toMatchObject({ spanCount: 6_000 });
    const open = (path: string) => fetch(`${origin}/fixtures/big-6000/api/${path}/${summary?.traceId}`);
    const v3 = await open('v3/traces');
    const text = await v3.text();
    expect(Number(v3.headers.get('content-length'))).toBe(Buffer.byteLength(text));
    const sent: OtlpAnswer = JSON.parse(text);
    const spans = sent.result.resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((s) => s.spans));
    expect(new Set(spans.map(({ spanId }) => spanId)).size).toBe(6_000);
    const ends = spans.map(({ endTimeUnixNano }) => endTimeUnixNano).sort();
    expect(ends.at(-1)).toBe(summary?.maxEndTimeUnixNano);
    const legacy: { data: { spans: { spanID: string }[] }[] } = await (await open('traces')).json();
    expect(new Set(legacy.data[0]?.spans.map(({ spanID }) => spanID))).toEqual(
      new Set(spans.map(({ spanId }) => spanId)),
    );
  });

  it('spoils large traces like small ones', async () => {
    const [summary] = await searchRecent('big-6000', 180);
    const cut = await fetch(`${origin}/fixtures/big-6000~cut/api/v3/traces/${summary?.traceId}`);
    expect(Number(cut.headers.get('content-length'))).toBeGreaterThan(3_000_000);
    await expect(cut.text()).rejects.toThrow();
    const slow = await fetch(`${origin}/fixtures/big-6000~slow40/api/v3/traces/${summary?.traceId}`);
    expect((await slow.arrayBuffer()).byteLength).toBe(Number(slow.headers.get('content-length')));
  });

  it('moves large traces with a search, and has no others', async () => {
    const [before] = await searchRecent('big-6000', 180);
    nowMs += 3_600_000;
    const [after] = await searchRecent('big-6000');
    expect(after?.traceId).toBe(before?.traceId);
    expect(after?.maxEndTimeUnixNano).not.toBe(before?.maxEndTimeUnixNano);
    const url = `${origin}/fixtures/big-6000/api/v3/traces`;
    expect(await (await fetch(`${url}/${after?.traceId}`)).text()).toContain(after?.maxEndTimeUnixNano);
    expect((await fetch(`${url}/00f067aa0ba902b7`)).status).toBe(404);
  });

  it('does not add warnings with each read', async () => {
    const [orphan] = await searchRecent('odd-missing-parent', 180);
    const read = async () =>
      (await fetch(`${origin}/fixtures/odd-missing-parent/api/traces/${orphan?.traceId}`)).text();
    const first = await read();
    expect(first).toContain('is not in the trace');
    expect(await read()).toBe(first);
  });

  describe('with little room', () => {
    const servers: Server[] = [];
    afterAll(() => {
      for (const small of servers) small.close();
    });
    /** The address of routes with a small limit. */
    const startSmall = async (limits: Parameters<typeof createFixtureRoutes>[0]['limits']) => {
      const small = createServer(createFixtureRoutes({ basePath: '', era: 'B', now: () => nowMs, limits }));
      servers.push(small);
      await new Promise<void>((resolve) => small.listen(0, '127.0.0.1', resolve));
      const address = small.address();
      if (address === null || typeof address === 'string') throw new Error('A TCP server has no port');
      return `http://127.0.0.1:${address.port}`;
    };
    const newestEnd = async (fixture: string, base: string) => {
      const ends = (await searchRecent(fixture, 180, base)).map(
        ({ maxEndTimeUnixNano }) => maxEndTimeUnixNano,
      );
      return Number(ends.sort().at(-1)?.slice(0, -6));
    };

    it.each([{ fixtures: 2 }, { memoryBytes: 1 }])(
      'drops the least recently used, and makes it again: %j',
      async (limits) => {
        const base = await startSmall(limits);
        const first = await newestEnd('tiny', base);
        nowMs += 10_000;
        expect(await newestEnd('tiny', base)).toBe(first);
        await newestEnd('odd-missing-parent', base);
        await newestEnd('odd-missing-parent', base);
        if (limits.fixtures === 2) expect(await newestEnd('tiny', base)).toBe(first);
        for (const name of ['empty', 'big-10', 'empty']) await searchRecent(name, 180, base);
        expect(await newestEnd('tiny', base)).toBe(first + 10_000);
      },
    );

    it.runIf(existsSync('/proc/self/fd'))('frees the disk space of temporary files', async () => {
      const base = await startSmall({ fileBytes: 10e6 });
      const openFiles = async () => {
        const names = await readdir('/proc/self/fd');
        const targets = await Promise.all(
          names.map((name) => readlink(`/proc/self/fd/${name}`).catch(() => '')),
        );
        return targets.filter((target) => /spanwise-.*text \(deleted\)$/.test(target)).length;
      };
      const before = await openFiles();
      for (let spans = 5_101; spans < 5_107; spans++) {
        const [{ traceId } = { traceId: '' }] = await searchRecent(`big-${spans}`, 180, base);
        const answer = await fetch(`${base}/fixtures/big-${spans}/api/v3/traces/${traceId}`);
        expect((await answer.text()).match(/"endTimeUnixNano"/g)).toHaveLength(spans);
      }
      expect(await openFiles()).toBeLessThanOrEqual(before + 3);
    });
  });
});

/**
 * The server forwards what the app requests: the app's own client, through the server, to each era of Jaeger.
 */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFixtureApi } from '../../fixtures/api/createFixtureApi.ts';
import { createFixture } from '../../fixtures/generator/fixtureSet.ts';
import type { ApiContext } from '../api/dialect/apiContext.ts';
import { DialectMemory } from '../api/dialect/memory.ts';
import { fetchOperations, fetchServices } from '../api/search/lists.ts';
import { searchTraces } from '../api/search/searchTraces.ts';
import { loadTrace } from '../api/trace/loadTrace.ts';
import { realTimers } from '../base/time/timers.ts';
import { normalizeTraceId } from '../model/spanIds.ts';
import type { SearchQuery } from '../model/summaries/searchQuery.ts';
import { findNginx, startNginx } from './testing/startNginx.ts';
import { startOurs } from './testing/startOurs.ts';

const NOW = Date.parse('2026-11-23T09:00:00Z');
const signal = new AbortController().signal;

const query: SearchQuery = {
  service: 'frontend',
  operation: undefined,
  tags: [],
  errorsOnly: false,
  minDuration: undefined,
  maxDuration: undefined,
  range: { kind: 'lookback', text: '3h', micros: 3 * 3_600_000_000 },
  limit: 20,
  filterHere: false,
};

const traces = createFixture('tiny', NOW * 1000) ?? [];

const nginx = findNginx();
const servers = [
  {
    name: 'npm start',
    isAvailable: true,
    start: (directory: string, upstream: string) =>
      startOurs({ directory, environment: { JAEGER_URL: `http://${upstream}` } }),
  },
  {
    name: nginx === undefined ? 'nginx (skipped: it is not installed)' : 'nginx',
    isAvailable: nginx !== undefined,
    start: (directory: string, upstream: string) => startNginx(nginx ?? '', directory, upstream),
  },
];
const situations = servers.flatMap((server) => (['A', 'B', 'C'] as const).map((era) => ({ ...server, era })));

describe.each(situations)('$name, era $era', { timeout: 30_000 }, ({ era, isAvailable, start }) => {
  it.runIf(isAvailable).each(['auto', 'v3', 'legacy'] as const)(
    'forwards everything that the app asks for in dialect %s',
    async (dialect) => {
      const directory = await mkdtemp(join(tmpdir(), 'spanwise-app-'));
      await writeFile(join(directory, 'index.html'), '<!doctype html>');
      const asked: string[] = [];
      const api = createFixtureApi({ era, traces, now: () => NOW });
      const jaeger = createServer((request, response) => {
        asked.push(request.url ?? '');
        api.handle(request, response);
      });
      await new Promise<void>((resolve) => jaeger.listen(0, '127.0.0.1', resolve));
      const address = jaeger.address();
      if (address === null || typeof address === 'string') throw new Error('A TCP server has no port');
      const server = await start(directory, `127.0.0.1:${address.port}`);
      const sent: string[] = [];
      const context: ApiContext = {
        target: { apiUrl: `${server.url}/api`, dialect, fixture: undefined },
        memory: new DialectMemory(),
        transport: {
          fetch: (url, init) => {
            sent.push(url.slice(server.url.length));
            return fetch(url, init);
          },
          timers: realTimers,
        },
      };
      const services = await fetchServices(context, signal);
      const [service = 'none'] = services.ok ? services.value : [];
      await fetchOperations(context, service, signal);
      await fetchOperations(context, 'a/b &?#%2F ünï 100%', signal);
      await searchTraces(context, { ...query, service }, NOW, { signal });
      await loadTrace(context, normalizeTraceId('00f067aa0ba902b7'), { signal });
      expect(asked).toEqual(sent);
      expect(new Set(asked.map((url) => url.split('?')[0])).size).toBeGreaterThanOrEqual(4);
      await server.stop();
      jaeger.closeAllConnections();
      jaeger.close();
      await rm(directory, { recursive: true });
    },
  );
});

/** The queries behind the hooks, without React: caching, cancelling, progress, failures. */
import { QueryObserver } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import type { Transport } from '../api/request/request.ts';
import { createHandTimers } from '../base/testing/handTimers.ts';
import { settled } from '../base/testing/settled.ts';
import { defaultConfig } from '../config/appConfig.ts';
import { normalizeTraceId } from '../model/spanIds.ts';
import { jaegerTrace } from '../worker/testing/bodies.ts';
import { startInProcess } from '../worker/testing/inProcessWorker.ts';
import { apiTargetOf, createBackend } from './backend.tsx';
import { servicesQuestion } from './listQuestions.ts';
import { failureOf, QueryFailure } from './queryFailure.ts';
import { type Question, traceQuestion } from './queryOptions.ts';

function backendOf(fetch: Transport['fetch'], fixture?: string) {
  const transport: Transport = { fetch, timers: createHandTimers() };
  return createBackend({
    base: 'http://app.example/traces/',
    config: { ...defaultConfig, dialect: 'legacy' },
    fixture,
    timers: transport.timers,
    startWorker: () => startInProcess(transport),
  });
}

const idOf = (number: number) => normalizeTraceId(number.toString(16));

/** A server of traces that holds back its answers until a test releases them. */
function slowServer() {
  const waiting = new Map<string, { readonly release: () => void }>();
  const asked: string[] = [];
  const aborted: string[] = [];
  const fetch: Transport['fetch'] = (url, init) =>
    new Promise((resolve, reject) => {
      const id = url.slice(url.lastIndexOf('/') + 1);
      asked.push(id);
      const release = () => {
        waiting.delete(id);
        resolve(new Response(JSON.stringify({ data: [jaegerTrace(id, 2)] })));
      };
      waiting.set(id, { release });
      init.signal?.addEventListener('abort', () => {
        if (!waiting.delete(id)) return;
        aborted.push(id);
        reject(new DOMException('aborted', 'AbortError'));
      });
    });
  return { fetch, waiting, asked, aborted };
}

describe('the place of the API', () => {
  it.each<[string, string, string | undefined, string | undefined, string]>([
    ['beside the app', 'http://h/x/', undefined, undefined, 'http://h/x/api'],
    ['beside the app, whose base lacks its slash', 'http://h/x', undefined, undefined, 'http://h/x/api'],
    ['at a path that is configured', 'http://h/x/', '/jaeger/api', undefined, 'http://h/jaeger/api'],
    ['at a URL that is configured', 'http://h/', 'https://j:1/api/', undefined, 'https://j:1/api'],
    ['of built-in data', 'http://h/x/', '/jaeger/api', 'a b', 'http://h/x/fixtures/a%20b/api'],
  ])('is %s', (_, base, apiBase, fixture, expected) => {
    const config = { ...defaultConfig, apiBase };
    expect(apiTargetOf({ base, config, fixture }).apiUrl).toBe(expected);
  });
});

describe('questions', () => {
  it('are requested once while they are fresh', async () => {
    const asked: string[] = [];
    const { queryClient, ...rest } = backendOf((url) => {
      asked.push(url);
      return Promise.resolve(new Response('{"data":["b","a"]}'));
    });
    const question = servicesQuestion({ queryClient, ...rest });
    expect(await queryClient.fetchQuery(question)).toEqual(['a', 'b']);
    await queryClient.fetchQuery(question);
    expect(asked).toEqual(['http://app.example/traces/api/services']);
  });

  it('fail at once, and with a Failure', async () => {
    let count = 0;
    const backend = backendOf(() => {
      count++;
      return Promise.resolve(new Response('no', { status: 500 }));
    });
    const question = servicesQuestion(backend);
    const failed = await backend.queryClient.fetchQuery(question).catch((reason: unknown) => reason);
    expect(failed).toBeInstanceOf(QueryFailure);
    expect(failed instanceof Error && failureOf(failed)).toMatchObject({
      kind: 'server',
      message: 'The server answered the request for the list of services with 500: “no”.',
    });
    expect(count).toBe(1);
  });

  it('are requested again after a failure when a trace is opened again, but not by a list that appears twice', async () => {
    let count = 0;
    const backend = backendOf(() => {
      count++;
      return Promise.resolve(new Response('no', { status: 500 }));
    });
    const open = async (question: Question<unknown>) => {
      const before = count;
      const stop = new QueryObserver(backend.queryClient, question).subscribe(() => {});
      await settled();
      stop();
      return count - before;
    };
    expect(await open(traceQuestion(backend, idOf(1)))).toBe(1);
    expect(await open(traceQuestion(backend, idOf(1)))).toBe(1);
    expect(await open(servicesQuestion(backend))).toBe(1);
    expect(await open(servicesQuestion(backend))).toBe(0);
  });

  it('show a bug of ours as crashed', () => {
    expect(failureOf(new RangeError('a bug'))).toMatchObject({ kind: 'crashed' });
  });

  it('are aborted when nothing shows them any more', async () => {
    const server = slowServer();
    const backend = backendOf(server.fetch);
    const stop = new QueryObserver(backend.queryClient, traceQuestion(backend, idOf(1))).subscribe(() => {});
    await settled();
    expect(server.asked).toHaveLength(1);
    stop();
    await settled();
    expect(server.aborted).toEqual([idOf(1)]);
  });

  it('keep the previous value while a trace is refreshed, and when that is cancelled', async () => {
    const server = slowServer();
    const backend = backendOf(server.fetch);
    const question = traceQuestion(backend, idOf(1));
    const observer = new QueryObserver(backend.queryClient, question);
    const stop = observer.subscribe(() => {});
    await settled();
    server.waiting.get(idOf(1))?.release();
    await settled();
    const first = observer.getCurrentResult().data;
    expect(first?.spans.count).toBe(2);
    void observer.refetch();
    await settled();
    expect(observer.getCurrentResult()).toMatchObject({ isFetching: true, data: first });
    await backend.queryClient.cancelQueries({ queryKey: question.queryKey });
    expect(observer.getCurrentResult()).toMatchObject({ isFetching: false, data: first, error: null });
    stop();
  });

  it('show progress while they are running, and none after', async () => {
    const server = slowServer();
    const backend = backendOf(server.fetch);
    const question = traceQuestion(backend, idOf(1));
    const phases: (string | undefined)[] = [];
    const { queryHash } = backend.queryClient
      .getQueryCache()
      .build(backend.queryClient, { queryKey: question.queryKey });
    backend.progress.subscribe(() => phases.push(backend.progress.get(queryHash)?.phase));
    const answer = backend.queryClient.fetchQuery(question);
    await settled();
    server.waiting.get(idOf(1))?.release();
    await answer;
    expect(phases).toEqual(['waiting', 'downloading', 'decoding', undefined]);
  });
});

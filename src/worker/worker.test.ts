/** Page and worker, connected by messages that are cloned as between threads. */
import { describe, expect, it } from 'vitest';
import type { ApiTarget } from '../api/apiTarget.ts';
import { DialectMemory } from '../api/dialect/memory.ts';
import type { Transport } from '../api/request/request.ts';
import { createHandTimers } from '../base/testing/handTimers.ts';
import { settled } from '../base/testing/settled.ts';
import { realTimers, type Timers } from '../base/time/timers.ts';
import type { Progress } from '../model/failure.ts';
import { normalizeTraceId } from '../model/spanIds.ts';
import { jaegerTrace } from './testing/bodies.ts';
import { startInProcess } from './testing/inProcessWorker.ts';
import { WorkerClient, type WorkerPort } from './workerClient.ts';

const target: ApiTarget = { apiUrl: 'http://jaeger.example/api', dialect: 'legacy', fixture: undefined };
const ID = normalizeTraceId('2a');

/** A clock that stands still. */
const timers = createHandTimers();

function clientOf(fetch: Transport['fetch'], clock: Timers = timers) {
  const memory = new DialectMemory();
  const started: string[] = [];
  const start = () => {
    started.push('thread');
    return startInProcess({ fetch, timers: clock });
  };
  return { client: new WorkerClient(start, target, memory), memory, started };
}

const answerTrace: Transport['fetch'] = () =>
  Promise.resolve(new Response(JSON.stringify({ data: [jaegerTrace(ID, 3)] })));

/** A clock on which each look at it finds a millisecond gone, with tasks that come by themselves. */
function busyTimers(): Timers {
  let now = 0;
  return { ...createHandTimers(), now: () => now++, soon: realTimers.soon };
}

/** The start of a trace, and a span that may follow any number of times. */
function endlessTrace() {
  const span = '{"spanID":"1","operationName":"again","startTime":1,"duration":1}';
  const spans = Array.from({ length: 1000 }, () => span).join(',');
  const encode = (text: string) => new TextEncoder().encode(text);
  return { text: encode(`{"data":[{"traceID":"${ID}","spans":[${spans}`), span: encode(`,${spans}`) };
}

describe('the second thread', () => {
  it('starts before the first request', () => {
    expect(clientOf(answerTrace).started).toHaveLength(1);
  });

  it('brings a trace as columns, with its texts, and tells of its progress', async () => {
    const progress: Progress[] = [];
    const result = await clientOf(answerTrace).client.loadTrace(ID, {
      signal: new AbortController().signal,
      onProgress: (news) => void progress.push(news),
    });
    expect(result.ok && result.value.spans.count).toBe(3);
    expect(result.ok && result.value.strings.get(result.value.spans.name[0])).toBe('op 0');
    expect(progress.map(({ phase }) => phase)).toEqual(['waiting', 'downloading', 'decoding']);
  });

  it('tells the page what it learnt of the server', async () => {
    const memory = new DialectMemory();
    const v3Only: Transport['fetch'] = (url) =>
      Promise.resolve(
        url.includes('/v3/trace-summaries')
          ? new Response('{"summaries":[]}')
          : new Response('404 page not found', { status: 404 }),
      );
    const client = new WorkerClient(
      () => startInProcess({ fetch: v3Only, timers }),
      { ...target, dialect: 'auto' },
      memory,
    );
    await client.search(
      {
        service: 'shop',
        operation: undefined,
        tags: [],
        errorsOnly: false,
        minDuration: undefined,
        maxDuration: undefined,
        range: { kind: 'lookback', text: '1h', micros: 3_600_000_000 },
        limit: 20,
        filterHere: false,
      },
      1_795_428_000_000,
      { signal: new AbortController().signal },
    );
    expect(memory.known).toMatchObject({ summaries: true, v3: true });
  });

  it('cancels: the request ends, the answer is “aborted” at once', async () => {
    let fetchSignal: AbortSignal | null | undefined;
    const { client } = clientOf((_, init) => {
      fetchSignal = init.signal;
      return new Promise((_, reject) => {
        init.signal?.addEventListener('abort', () => reject(new DOMException('x', 'AbortError')));
      });
    });
    const abort = new AbortController();
    const answer = client.loadTrace(ID, { signal: abort.signal });
    await settled();
    expect(fetchSignal?.aborted).toBe(false);
    abort.abort();
    expect(await answer).toEqual({ ok: false, error: { kind: 'aborted' } });
    await settled();
    expect(fetchSignal?.aborted).toBe(true);
  });

  it('stops: what has arrived until then is the answer, marked incomplete', async () => {
    const { text, span } = endlessTrace();
    let pulls = 0;
    const stop = new AbortController();
    const { client } = clientOf((_, { signal }) => {
      const body = new ReadableStream<Uint8Array>({
        pull: (controller) => {
          if (pulls === 20) setImmediate(() => stop.abort());
          if (signal?.aborted || pulls > 2_000) controller.error(new DOMException('aborted', 'AbortError'));
          else controller.enqueue(pulls++ === 0 ? text : span);
        },
      });
      return Promise.resolve(new Response(body));
    }, busyTimers());
    const answer = await client.loadTrace(ID, { signal: new AbortController().signal, stop: stop.signal });
    if (!answer.ok) throw new Error(answer.error.kind);
    expect(answer.value.spans.count).toBeGreaterThan(10);
    expect(pulls).toBeLessThan(2_000);
    expect(answer.value.warnings[0].message).toMatch(/^Loading was stopped after /);
  });

  it('stops with nothing to show if nothing has arrived', async () => {
    const stop = new AbortController();
    const { client } = clientOf(
      (_, init) =>
        new Promise((_resolve, reject) => {
          init.signal?.addEventListener('abort', () => reject(new DOMException('x', 'AbortError')));
        }),
    );
    const answer = client.loadTrace(ID, { signal: new AbortController().signal, stop: stop.signal });
    await settled();
    stop.abort();
    expect(await answer).toEqual({ ok: false, error: { kind: 'aborted' } });
  });

  it('cancels in the middle of spans that arrive faster than they are read', async () => {
    const { text, span } = endlessTrace();
    let pulls = 0;
    let isStopped = false;
    const abort = new AbortController();
    const { client } = clientOf((_, { signal }) => {
      const body = new ReadableStream<Uint8Array>({
        pull: (controller) => {
          isStopped = signal?.aborted === true;
          // A task of its own: it waits until the reader lets others have their turn.
          if (pulls === 20) setImmediate(() => abort.abort());
          if (isStopped || pulls > 2_000) controller.error(new DOMException('aborted', 'AbortError'));
          else controller.enqueue(pulls++ === 0 ? text : span);
        },
      });
      return Promise.resolve(new Response(body));
    }, busyTimers());
    const answer = client.loadTrace(ID, { signal: abort.signal });
    expect(await answer).toEqual({ ok: false, error: { kind: 'aborted' } });
    expect(pulls).toBeGreaterThan(20);
    await settled();
    const pullsThen = pulls;
    expect(pulls).toBeLessThan(2_000);
    await settled();
    expect([isStopped, pulls]).toEqual([true, pullsThen]);
  });

  it('replaces a thread that decodes a cancelled request', async () => {
    const posted: { readonly kind: string }[] = [];
    const ports: (WorkerPort & { isEnded: boolean })[] = [];
    const client = new WorkerClient(
      () => {
        const port: WorkerPort & { isEnded: boolean } = {
          isEnded: false,
          postMessage: (message) => void posted.push(message),
          terminate: () => {
            port.isEnded = true;
          },
          onmessage: null,
          onerror: null,
          onmessageerror: null,
        };
        ports.push(port);
        return port;
      },
      target,
      new DialectMemory(),
    );
    const abort = new AbortController();
    const answer = client.loadTrace(ID, { signal: abort.signal });
    const progress: Progress = { phase: 'decoding', receivedBytes: 1, totalBytes: 1, spans: 0 };
    ports.at(0)?.onmessage?.({ data: { kind: 'progress', ticket: 1, progress } } as MessageEvent);
    abort.abort();
    expect(await answer).toEqual({ ok: false, error: { kind: 'aborted' } });
    expect(ports.map(({ isEnded }) => isEnded)).toEqual([true, false]);
    expect(posted.map(({ kind }) => kind)).toEqual(['work']);
  });

  it('does not ask at all what is cancelled already', async () => {
    const { client } = clientOf(() => Promise.reject(new RangeError('asked')));
    expect(await client.loadTrace(ID, { signal: AbortSignal.abort() })).toEqual({
      ok: false,
      error: { kind: 'aborted' },
    });
  });

  it('is started once more if its script could not be fetched, with all its requests', async () => {
    const ports: WorkerPort[] = [];
    const start = (broken: number) => () => {
      const port = ports.length < broken ? silentPort() : startInProcess({ fetch: answerTrace, timers });
      ports.push(port);
      return port;
    };
    const { signal } = new AbortController();
    const client = new WorkerClient(start(1), target, new DialectMemory());
    const result = client.loadTrace(ID, { signal });
    failToStart(ports.at(0));
    expect((await result).ok).toBe(true);
    expect(ports).toHaveLength(2);

    ports.length = 0;
    const hopeless = new WorkerClient(start(2), target, new DialectMemory());
    const lost = hopeless.loadTrace(ID, { signal });
    failToStart(ports.at(0));
    failToStart(ports.at(1));
    expect(await lost).toMatchObject({
      ok: false,
      error: { kind: 'crashed', message: expect.stringContaining('could not be loaded') },
    });
    expect(ports).toHaveLength(2);
  });

  it('passes on an exception as crashed, with its stack, and continues', async () => {
    let isBroken = true;
    const { client, started } = clientOf((...args) =>
      isBroken ? Promise.reject(new RangeError('a bug')) : answerTrace(...args),
    );
    const signal = new AbortController().signal;
    const crashed = await client.loadTrace(ID, { signal });
    expect(crashed).toMatchObject({ ok: false, error: { kind: 'crashed', message: 'a bug' } });
    expect(!crashed.ok && crashed.error.kind === 'crashed' && crashed.error.stack).toContain('RangeError');
    isBroken = false;
    expect((await client.loadTrace(ID, { signal })).ok).toBe(true);
    expect(started).toHaveLength(1);
  });

  it('starts a new thread if the old one is lost, and reports that to all requests', async () => {
    const ports: ReturnType<typeof startInProcess>[] = [];
    const start = () => {
      const isFirst = ports.length === 0;
      const port = startInProcess({
        fetch: isFirst ? () => new Promise(() => {}) : answerTrace,
        timers,
      });
      ports.push(port);
      return port;
    };
    const client = new WorkerClient(start, target, new DialectMemory());
    const signal = new AbortController().signal;
    const waiting = [client.loadTrace(ID, { signal }), client.loadTrace(ID, { signal })];
    ports.at(0)?.fail('out of memory');
    for (const result of await Promise.all(waiting)) {
      expect(result).toMatchObject({ ok: false, error: { kind: 'crashed', message: 'out of memory' } });
    }
    expect((await client.loadTrace(ID, { signal })).ok).toBe(true);
    expect(ports).toHaveLength(2);
  });
});

/** A worker that never answers. */
function silentPort(): WorkerPort {
  return { postMessage() {}, onmessage: null, onerror: null, onmessageerror: null, terminate() {} };
}

/** The event that a browser sends if the worker's script cannot be fetched: it has no message. */
function failToStart(port: WorkerPort | undefined): void {
  port?.onerror?.(new Event('error', { cancelable: true }) as ErrorEvent);
}

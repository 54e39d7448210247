import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { decodeTraceDocument } from '../formats/testing/decodeTraceDocument.ts';
import type { Trace } from '../model/trace.ts';
import { packTrace } from '../model/traceTransfer.ts';
import { jaegerTrace } from '../worker/testing/bodies.ts';
import { keepAnswerCacheSmall } from './answerCache.ts';

function someTrace(): Trace {
  const decoded = decodeTraceDocument(JSON.stringify({ data: [jaegerTrace('1', 100)] }));
  const trace = decoded.ok ? decoded.value.traces.at(0) : undefined;
  if (trace === undefined) throw new Error('no trace');
  return trace;
}

const trace = someTrace();
const bytes = packTrace(trace).buffers.reduce((sum, { byteLength }) => sum + byteLength, 0);

function cacheOf(maxTraces: number) {
  const client = new QueryClient({ defaultOptions: { queries: { structuralSharing: false } } });
  keepAnswerCacheSmall(client, { traceBytes: bytes * maxTraces, otherBytes: Number.POSITIVE_INFINITY });
  const key = (name: string) => ['server', 'trace', name];
  const add = (name: string) => void client.setQueryData(key(name), trace);
  const show = (name: string) =>
    new QueryObserver(client, { queryKey: key(name), enabled: false }).subscribe(() => {});
  const names = () =>
    client
      .getQueryCache()
      .findAll({ queryKey: ['server', 'trace'] })
      .map(({ queryKey }) => queryKey.at(2));
  return { client, add, show, names };
}

describe('keepAnswerCacheSmall', () => {
  it('drops the trace that was longest not seen', () => {
    const { add, names } = cacheOf(2);
    for (const name of ['a', 'b', 'c']) add(name);
    expect(names()).toEqual(['b', 'c']);
  });

  it('takes a trace that was shown again for seen', () => {
    const { add, show, names } = cacheOf(2);
    add('a');
    add('b');
    show('a')();
    add('c');
    expect(names()).toEqual(['a', 'c']);
  });

  it('never drops what is shown', () => {
    const { add, show, names } = cacheOf(1);
    add('a');
    const stop = show('a');
    add('b');
    add('c');
    expect(names()).toEqual(['a', 'c']);
    stop();
    expect(names()).toEqual(['a']);
  });

  it('never drops what has just come, and waits to be shown', () => {
    const { add, names } = cacheOf(0);
    add('a');
    expect(names()).toEqual(['a']);
    add('b');
    expect(names()).toEqual(['b']);
  });

  it('leaves other answers alone', () => {
    const { client, add } = cacheOf(1);
    client.setQueryData(['server', 'services'], ['x']);
    add('a');
    add('b');
    expect(client.getQueryData(['server', 'services'])).toEqual(['x']);
  });
});

describe('searches and lists', () => {
  const found = { traces: [{ name: 'x'.repeat(50_000) }] };
  const client = () => {
    const queryClient = new QueryClient({ defaultOptions: { queries: { structuralSharing: false } } });
    keepAnswerCacheSmall(queryClient, { traceBytes: bytes, otherBytes: 250_000 });
    return queryClient;
  };
  const keysOf = (queryClient: QueryClient) =>
    queryClient
      .getQueryCache()
      .getAll()
      .map(({ queryKey }) => queryKey.slice(1).join(' '));

  it('have a limit of their own: the one longest not seen goes', () => {
    const queryClient = client();
    for (const page of ['1', '2', '3']) queryClient.setQueryData(['server', 'search', page], { ...found });
    queryClient.setQueryData(['server', 'trace', 'a'], trace);
    expect(keysOf(queryClient)).toEqual(['search 2', 'search 3', 'trace a']);
    queryClient.setQueryData(['server', 'services'], { ...found });
    queryClient.setQueryData(['server', 'operations', 'shop'], { ...found });
    expect(keysOf(queryClient)).toEqual(['trace a', 'services', 'operations shop']);
  });

  it('stay while they are shown, however large', () => {
    const queryClient = client();
    const key = ['server', 'search', 'shown'];
    queryClient.setQueryData(key, { traces: [{ name: 'x'.repeat(500_000) }] });
    const stop = new QueryObserver(queryClient, { queryKey: key, enabled: false }).subscribe(() => {});
    queryClient.setQueryData(key, { traces: [{ name: 'x'.repeat(600_000) }] });
    for (const page of ['1', '2']) queryClient.setQueryData(['server', 'search', page], { ...found });
    expect(keysOf(queryClient)).toEqual(['search shown', 'search 2']);
    stop();
    queryClient.setQueryData(['server', 'search', '3'], { ...found });
    expect(keysOf(queryClient)).toEqual(['search 3']);
  });
});

import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { decodeTraceDocument } from '../formats/decodeTraceDocument.ts';
import type { Trace } from '../model/trace.ts';
import { packTrace } from '../model/traceTransfer.ts';
import { jaegerTrace } from '../worker/testing/bodies.ts';
import { keepTraceCacheSmall } from './traceCache.ts';

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
  keepTraceCacheSmall(client, bytes * maxTraces);
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

describe('keepTraceCacheSmall', () => {
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
    expect(names()).toEqual(['a']);
    stop();
    expect(names()).toEqual(['a']);
  });

  it('leaves other answers alone', () => {
    const { client, add } = cacheOf(1);
    client.setQueryData(['server', 'services'], ['x']);
    add('a');
    add('b');
    expect(client.getQueryData(['server', 'services'])).toEqual(['x']);
  });
});

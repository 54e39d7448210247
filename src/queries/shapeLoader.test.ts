/**
 * What the thumbnails of a list request, tested with a server that counts requests and a clock that is moved
 * by hand.
 */
import { QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { settled } from '../base/testing/settled.ts';
import { isForShapeAlone } from './forShape.ts';
import { traceQuestion } from './queryOptions.ts';
import { ShapeLoader } from './shapeLoader.ts';
import { bodyOf, idOf, setUpShapes, TRACE_END, traces, upTo } from './testing/shapeServer.ts';

const HOUR = 3_600_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: TRACE_END + HOUR });
});
afterEach(() => {
  vi.useRealTimers();
});

// Failures load their words; here that must take no time.
beforeAll(async () => {
  await import('../api/toFailure.ts');
});

describe('thumbnails of small traces', () => {
  it('are requested four at a time, the most wanted first, and each once', async () => {
    const { loader, asked, release, stateOf } = setUpShapes({}, { isHeldBack: true });
    loader.want(traces(upTo(6)));
    await settled();
    expect(asked).toEqual(upTo(4).map(idOf));
    expect(loader.news().isPending).toBe(true);
    await release(idOf(2));
    expect(asked).toEqual(upTo(5).map(idOf));
    expect(stateOf(2)).toMatchObject({ kind: 'drawn', summary: { spanCount: 2 } });
    expect(stateOf(6)).toMatchObject({ kind: 'waiting', isPointed: false });
    await release();
    await release();
    loader.want(traces(upTo(6)));
    await settled();
    expect(loader.news().isPending).toBe(false);
    expect(asked).toHaveLength(6);
  });

  it('are cancelled when their rows leave the view, and requested again when they return', async () => {
    const { loader, asked, aborted, clock } = setUpShapes({}, { isHeldBack: true });
    loader.want(traces([1, 2]));
    await settled();
    loader.want(traces([2, 3]));
    clock.advance(80);
    await settled();
    expect(aborted).toEqual([idOf(1)]);
    loader.want(traces([1]));
    await settled();
    expect(asked.filter((id) => id === idOf(1))).toHaveLength(2);
  });

  it('are requested at once in a quiet list, and not while the user scrolls past', async () => {
    const { loader, asked, aborted, clock } = setUpShapes({}, { isHeldBack: true });
    for (const number of [1, 2, 3, 4]) loader.want(traces([number]));
    await settled();
    expect(asked).toEqual([idOf(1)]);
    clock.advance(80);
    await settled();
    expect(asked).toEqual([idOf(1), idOf(4)]);
    expect(aborted).toEqual([idOf(1)]);
  });

  it('are not requested again after a failure, and not at all after three failures in a row', async () => {
    const { loader, asked, answerBy, stateOf, clock } = setUpShapes();
    answerBy(() => new Response('no shards', { status: 500 }));
    loader.want(traces([1]));
    await settled();
    expect(stateOf(1)).toEqual({ kind: 'failed' });
    loader.want([]);
    loader.want(traces(upTo(9)));
    clock.advance(80);
    await settled();
    // Four run at a time, so this is how many had started when the third one failed.
    expect(asked.length).toBeLessThanOrEqual(6);
    expect(asked.filter((id) => id === idOf(1))).toHaveLength(1);
    expect(stateOf(9)).toMatchObject({ kind: 'withheld', canPoint: true });
    expect(loader.news().isPending).toBe(false);
  });

  it('are not drawn from an incomplete trace, which is requested again when it is opened', async () => {
    const { backend, loader, answerBy, stateOf } = setUpShapes();
    answerBy((id) => new Response(bodyOf(id, { spanCount: 9 }).slice(0, -300)));
    loader.want(traces([1]));
    await settled();
    expect(stateOf(1)).toEqual({ kind: 'failed' });
    expect(backend.queryClient.getQueryData(traceQuestion(backend, idOf(1)).queryKey)).toBeUndefined();
  });

  it('are not drawn from another trace than the requested one', async () => {
    const { backend, loader, answerBy, stateOf } = setUpShapes();
    answerBy(() => new Response(bodyOf(idOf(99), {})));
    loader.want(traces([1]));
    await settled();
    expect(stateOf(1)).toEqual({ kind: 'failed' });
    expect(backend.queryClient.getQueryData(traceQuestion(backend, idOf(1)).queryKey)).toBeUndefined();
  });
});

describe('a server that limits requests', () => {
  const limited = () => new Response('slow down', { status: 429, headers: { 'retry-after': '7' } });

  it('is left alone for as long as it says, and after that except for pointed rows', async () => {
    const { loader, asked, answerBy, clock, stateOf } = setUpShapes();
    answerBy(limited);
    loader.want(traces(upTo(20)));
    await settled();
    expect(asked.length).toBeLessThanOrEqual(4);
    const before = asked.length;
    expect(stateOf(20)).toEqual({ kind: 'limited' });
    loader.hover(idOf(20));
    clock.advance(6_999);
    await settled();
    expect(asked).toHaveLength(before);

    answerBy((id) => new Response(bodyOf(id, {})));
    clock.advance(1);
    await settled();
    expect(asked).toEqual([...asked.slice(0, before), idOf(20)]);
    expect(stateOf(20)).toMatchObject({ kind: 'drawn' });
    expect(stateOf(19)).toMatchObject({ kind: 'withheld', canPoint: true });
  });

  it('is not asked again by a pointer that has not moved since it refused', async () => {
    const { loader, asked, answerBy, clock } = setUpShapes();
    answerBy(limited);
    loader.want(traces([1], 4_901));
    loader.hover(idOf(1));
    clock.advance(200);
    await settled();
    clock.advance(60_000);
    await settled();
    expect(asked).toEqual([idOf(1)]);
    loader.hover(undefined);
    loader.hover(idOf(1));
    clock.advance(200);
    await settled();
    expect(asked).toHaveLength(2);
  });

  it('is left alone by the next list too, which continues when the pause is over', async () => {
    const { backend, loader, asked, answerBy, clock } = setUpShapes();
    answerBy(limited);
    loader.want(traces([1]));
    await settled();
    loader.want([]);
    answerBy((id) => new Response(bodyOf(id, {})));
    const next = new ShapeLoader(backend, {});
    next.want(traces([2]));
    await settled();
    expect(asked).toEqual([idOf(1)]);
    clock.advance(7_000);
    await settled();
    expect(asked).toEqual([idOf(1), idOf(2)]);
  });
});

describe('what was fetched for a thumbnail', () => {
  const open = (backend: ReturnType<typeof setUpShapes>['backend'], number: number) => {
    const observer = new QueryObserver(backend.queryClient, traceQuestion(backend, idOf(number)));
    return { observer, close: observer.subscribe(() => {}) };
  };

  it('is available when the trace is opened', async () => {
    const { backend, loader, asked } = setUpShapes({ spanCount: 5 });
    loader.want(traces([1], 5));
    await settled();
    loader.want([]);
    const { observer, close } = open(backend, 1);
    await settled();
    expect(observer.getCurrentResult()).toMatchObject({ isFetching: false, data: { spans: { count: 5 } } });
    expect(asked).toEqual([idOf(1)]);
    close();
  });

  it('continues when the trace is opened before it has arrived', async () => {
    const { backend, loader, asked, aborted, release } = setUpShapes({ spanCount: 5 }, { isHeldBack: true });
    loader.want(traces([1, 2], 5));
    await settled();
    loader.open(idOf(1));
    loader.want([]);
    await settled();
    expect(aborted).toEqual([idOf(2)]);
    const { observer, close } = open(backend, 1);
    await release();
    expect(observer.getCurrentResult().data?.spans.count).toBe(5);
    expect(asked).toEqual([idOf(1), idOf(2)]);
    close();
  });

  it('is taken the other way round as well: an opened trace needs no request for its shape', async () => {
    const { backend, loader, asked, stateOf } = setUpShapes();
    const { close } = open(backend, 1);
    await settled();
    close();
    loader.want(traces([1], 4_901));
    expect(stateOf(1)).toMatchObject({ kind: 'drawn', summary: { spanCount: 2 } });
    expect(asked).toHaveLength(1);
  });

  it('does not replace a trace that may have grown since', async () => {
    vi.setSystemTime(TRACE_END + 1_000);
    const { backend, loader, clock, asked, stateOf } = setUpShapes();
    loader.want(traces([1]));
    await settled();
    const { queryKey } = traceQuestion(backend, idOf(1));
    clock.advance(9_000);
    expect(backend.queryClient.getQueryData(queryKey)).toBeDefined();
    clock.advance(1_000);
    expect(backend.queryClient.getQueryData(queryKey)).toBeUndefined();
    loader.want(traces([1, 1]));
    expect(stateOf(1)).toMatchObject({ kind: 'drawn' });
    expect(asked).toHaveLength(1);
  });

  it('keeps no page from being ready, until a page shows it', async () => {
    const { backend, loader } = setUpShapes({}, { isHeldBack: true });
    const waitedFor = () => backend.queryClient.isFetching({ predicate: (query) => !isForShapeAlone(query) });
    loader.want(traces([1]));
    await settled();
    expect(backend.queryClient.isFetching()).toBe(1);
    expect(waitedFor()).toBe(0);
    const { close } = open(backend, 1);
    expect(waitedFor()).toBe(1);
    close();
  });
});

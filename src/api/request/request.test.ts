import { describe, expect, it } from 'vitest';
import { createHandTimers } from '../../base/testing/handTimers.ts';
import { settled } from '../../base/testing/settled.ts';
import { realTimers } from '../../base/time/timers.ts';
import {
  type RequestOptions,
  request,
  requestStream,
  SEARCH_TIMEOUT,
  SMALL_TIMEOUT,
  TRACE_TIMEOUT,
  type Transport,
} from './request.ts';

const URL_ASKED = 'http://jaeger.example/api/traces/1';

/** A body that a test feeds piece by piece, and a fetch that returns it. */
function openBody(headers: Record<string, string> = {}) {
  const clock = createHandTimers();
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const stream = new ReadableStream<Uint8Array>({
    start: (started) => {
      controller = started;
    },
  });
  const transport: Transport = {
    // Its milliseconds are turned by hand, its tasks come by themselves.
    timers: { ...clock, soon: realTimers.soon },
    fetch: (_, { signal }) => {
      signal?.addEventListener('abort', () => controller?.error(new DOMException('aborted', 'AbortError')));
      return Promise.resolve(new Response(stream, { headers }));
    },
  };
  const send = async (text: string) => {
    controller?.enqueue(new TextEncoder().encode(text));
    await settled();
  };
  return { clock, transport, send, end: () => controller?.close(), fail: (e: Error) => controller?.error(e) };
}

function options(more: Partial<RequestOptions> = {}): RequestOptions {
  return { signal: new AbortController().signal, timeout: SMALL_TIMEOUT, ...more };
}

describe('request', () => {
  it('returns the whole body and reports its progress', async () => {
    const body = openBody({ 'content-length': '6' });
    const progress: unknown[] = [];
    const answer = request(
      body.transport,
      URL_ASKED,
      options({ onBytes: (...heard) => void progress.push(heard) }),
    );
    await body.send('{"a"');
    await body.send(':1');
    body.end();
    const result = await answer;
    expect(result.ok && new TextDecoder().decode(result.value.bytes)).toBe('{"a":1');
    expect(progress).toEqual([
      [4, 6],
      [6, 6],
    ]);
  });

  it('does not know the total if the bytes are compressed on their way', async () => {
    const body = openBody({ 'content-length': '3', 'content-encoding': 'gzip' });
    const totals: unknown[] = [];
    const answer = request(
      body.transport,
      URL_ASKED,
      options({ onBytes: (_, total) => void totals.push(total) }),
    );
    await body.send('{"a":1}');
    body.end();
    expect((await answer).ok).toBe(true);
    expect(totals).toEqual([undefined]);
  });

  it('is cut off if fewer bytes arrive than were announced', async () => {
    const body = openBody({ 'content-length': '100' });
    const answer = request(body.transport, URL_ASKED, options());
    await body.send('{"a":');
    body.end();
    expect(await answer).toEqual({
      ok: false,
      error: { kind: 'cut-off', url: URL_ASKED, receivedBytes: 5, totalBytes: 100 },
    });
  });

  it('is cut off if the connection drops midway', async () => {
    const body = openBody();
    const answer = request(body.transport, URL_ASKED, options());
    await body.send('{"a":');
    body.fail(new TypeError('network error'));
    expect(await answer).toMatchObject({ ok: false, error: { kind: 'cut-off', receivedBytes: 5 } });
  });

  it('is unreachable if nothing answers', async () => {
    const transport: Transport = {
      timers: createHandTimers(),
      fetch: () => Promise.reject(new TypeError('Failed to fetch')),
    };
    expect(await request(transport, URL_ASKED, options())).toEqual({
      ok: false,
      error: { kind: 'unreachable', url: URL_ASKED, message: 'Failed to fetch' },
    });
  });

  it('gives up on a small answer after 15 s, however busily it trickles', async () => {
    const body = openBody();
    const answer = request(body.transport, URL_ASKED, options());
    await body.send('{');
    body.clock.advance(14_999);
    await body.send(' ');
    body.clock.advance(1);
    expect(await answer).toEqual({
      ok: false,
      error: { kind: 'timeout', url: URL_ASKED, seconds: 15, of: 'total', receivedBytes: 2 },
    });
  });

  it.each([
    ['trace', TRACE_TIMEOUT],
    ['search', SEARCH_TIMEOUT],
  ])('waits for a %s as long as bytes come, and 60 s without any', async (_, timeout) => {
    const body = openBody();
    const answer = request(body.transport, URL_ASKED, options({ timeout }));
    for (let minute = 0; minute < 5; minute++) {
      await body.send(' ');
      body.clock.advance(59_999);
    }
    await body.send('{');
    body.clock.advance(60_000);
    expect(await answer).toMatchObject({ ok: false, error: { kind: 'timeout', receivedBytes: 6 } });
  });

  it('asks the server itself, not what the browser has kept', async () => {
    let init: RequestInit | undefined;
    const transport: Transport = {
      timers: createHandTimers(),
      fetch: (_, asked) => {
        init = asked;
        return Promise.resolve(new Response('{}'));
      },
    };
    await request(transport, URL_ASKED, options());
    expect(init?.cache).toBe('no-cache');
  });

  it('is aborted, not failed, if it is not wanted any more', async () => {
    const body = openBody();
    const abort = new AbortController();
    const answer = request(body.transport, URL_ASKED, options({ signal: abort.signal }));
    await body.send('{');
    abort.abort();
    expect(await answer).toEqual({ ok: false, error: { kind: 'aborted' } });
    expect(body.clock.pending()).toBe(0);
  });

  it('knows a page by its type or by its first letters', async () => {
    for (const [type, text] of [
      ['text/html; charset=utf-8', 'x'],
      ['application/json', '\n <!DOCTYPE html>'],
    ]) {
      const body = openBody({ 'content-type': type });
      const answer = request(body.transport, URL_ASKED, options());
      await body.send(text);
      body.end();
      expect(await answer).toMatchObject({ ok: false, error: { kind: 'page', status: 200 } });
    }
  });

  it('lets bugs through', async () => {
    const transport: Transport = {
      timers: createHandTimers(),
      fetch: () => Promise.reject(new RangeError('a bug')),
    };
    await expect(request(transport, URL_ASKED, options())).rejects.toThrow('a bug');
  });
});

describe('requestStream', () => {
  /** Sends a request, and keeps the received bytes as text. */
  function stream(body: ReturnType<typeof openBody>, more: Partial<RequestOptions> = {}) {
    const taken: string[] = [];
    const answer = requestStream(body.transport, URL_ASKED, options(more), (chunk) => {
      taken.push(new TextDecoder().decode(chunk));
    });
    return { answer, taken };
  }
  const start = '1'.repeat(600);

  it('passes on bytes as they arrive, once it is certain that they are not a web page', async () => {
    const body = openBody();
    const { answer, taken } = stream(body);
    await body.send('{"a":');
    expect(taken).toEqual([]);
    await body.send(start);
    expect(taken).toEqual(['{"a":', start]);
    await body.send('}');
    expect(taken).toHaveLength(3);
    body.end();
    expect(await answer).toEqual({
      ok: true,
      value: { url: URL_ASKED, receivedBytes: 606, totalBytes: undefined, interruption: undefined },
    });
  });

  it('hands on what is over before it is long', async () => {
    const body = openBody();
    const { answer, taken } = stream(body);
    await body.send('{}');
    body.end();
    expect((await answer).ok).toBe(true);
    expect(taken).toEqual(['{}']);
  });

  it('hands on nothing of a page', async () => {
    const body = openBody();
    const { answer, taken } = stream(body);
    await body.send(`<!doctype html><title>${start}`);
    expect(await answer).toMatchObject({ ok: false, error: { kind: 'page' } });
    expect(taken).toEqual([]);
  });

  it('reports what arrived and why it ended if the connection drops or fewer bytes arrive than were announced', async () => {
    for (const isDropped of [true, false]) {
      const body = openBody({ 'content-length': '1000' });
      const { answer, taken } = stream(body);
      await body.send(start);
      if (isDropped) body.fail(new TypeError('network error'));
      else body.end();
      expect(await answer).toMatchObject({
        ok: true,
        value: {
          receivedBytes: 600,
          interruption: { kind: 'cut-off', receivedBytes: 600, totalBytes: 1000 },
        },
      });
      expect(taken).toEqual([start]);
    }
  });

  it('says that silence ended it', async () => {
    const body = openBody();
    const { answer } = stream(body, { timeout: TRACE_TIMEOUT });
    await body.send(start);
    body.clock.advance(60_000);
    expect(await answer).toMatchObject({
      ok: true,
      value: { interruption: { kind: 'timeout', seconds: 60 } },
    });
  });

  it('takes effect in the middle of a body that arrives faster than it is read', async () => {
    const abort = new AbortController();
    const hand = createHandTimers();
    let left = 1000;
    const bytes = new TextEncoder().encode(start);
    const transport: Transport = {
      timers: { ...hand, soon: realTimers.soon },
      fetch: (_, { signal }) => {
        const body = new ReadableStream<Uint8Array>({
          pull: (controller) => {
            if (signal?.aborted === true) controller.error(new DOMException('aborted', 'AbortError'));
            else if (left-- > 0) controller.enqueue(bytes);
            else controller.close();
          },
        });
        return Promise.resolve(new Response(body));
      },
    };
    // A task of its own: it waits until the reader lets others have their turn.
    setImmediate(() => abort.abort());
    const answer = await requestStream(transport, URL_ASKED, options({ signal: abort.signal }), () => {
      hand.spend(2);
    });
    expect(answer).toEqual({ ok: false, error: { kind: 'aborted' } });
    expect(left).toBeGreaterThan(900);
  });

  it('lets a mistake of the taker through', async () => {
    const body = openBody();
    const answer = requestStream(body.transport, URL_ASKED, options(), () => {
      throw new TypeError('a bug');
    });
    const heard = expect(answer).rejects.toThrow('a bug');
    await body.send(start);
    await heard;
  });
});

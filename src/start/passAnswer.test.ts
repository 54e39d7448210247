import { describe, expect, it } from 'vitest';
import { settled } from '../base/testing/settled.ts';
import type { FromEarlyRequest, ToEarlyRequest } from './earlyMessages.ts';
import { passAnswer } from './passAnswer.ts';

const URL_ASKED = 'http://here/api/v3/traces/1';

/** A worker that notes what it hears, with the means to answer. */
function startPort() {
  const heard: FromEarlyRequest[] = [];
  let listener: (event: { readonly data: ToEarlyRequest }) => void = () => {};
  const port = {
    postMessage: (message: FromEarlyRequest) => void heard.push(message),
    addEventListener: (_type: 'message', added: typeof listener) => {
      listener = added;
    },
  };
  return { port, heard, say: (data: ToEarlyRequest) => listener({ data }) };
}

/** A body of parts, each of a size in bytes; `pulled` counts those that were read. */
function bodyOf(sizes: readonly number[]) {
  const state = { pulled: 0 };
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      pull: (controller) => {
        if (state.pulled === sizes.length) controller.close();
        else controller.enqueue(new Uint8Array(sizes[state.pulled++]));
      },
    },
    { highWaterMark: 0 },
  );
  return { body, state };
}

const kinds = (messages: readonly FromEarlyRequest[]) => messages.map(({ kind }) => kind);

describe('passAnswer', () => {
  it('announces the request before it is sent, then passes on head, bytes and end', async () => {
    const { port, heard } = startPort();
    const { body } = bodyOf([3, 4]);
    const { whenOver } = passAnswer(port, URL_ASKED, async () => {
      expect(heard).toEqual([{ kind: 'early-request', url: URL_ASKED }]);
      return new Response(body, { status: 203, headers: { 'content-type': 'application/json' } });
    });
    expect(await whenOver).toBe(true);
    expect(heard.slice(1)).toEqual([
      { kind: 'early-head', status: 203, headers: [['content-type', 'application/json']] },
      { kind: 'early-bytes', bytes: new Uint8Array(3) },
      { kind: 'early-bytes', bytes: new Uint8Array(4) },
      { kind: 'early-end' },
    ]);
  });

  it('pauses when the worker is far behind, and goes on when it has caught up', async () => {
    const { port, say } = startPort();
    const { body, state } = bodyOf([9_000_000, 9_000_000, 1_000_000]);
    const { whenOver } = passAnswer(port, URL_ASKED, async () => new Response(body));
    await settled();
    expect(state.pulled).toBe(2);
    say({ kind: 'early-taken', bytes: 1_000_000 });
    await settled();
    expect(state.pulled).toBe(2);
    say({ kind: 'early-taken', bytes: 8_000_000 });
    expect(await whenOver).toBe(true);
    expect(state.pulled).toBe(3);
  });

  it('ends the request when the worker or the app wants no more', async () => {
    for (const end of ['worker', 'app'] as const) {
      const { port, heard, say } = startPort();
      let signal: AbortSignal | null | undefined;
      const answer = passAnswer(port, URL_ASKED, (_url, init) => {
        signal = init.signal;
        return new Promise((_, reject) => {
          signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
        });
      });
      expect(signal?.aborted).toBe(false);
      if (end === 'worker') say({ kind: 'early-stop' });
      else answer.stop();
      expect(await answer.whenOver).toBe(false);
      expect(kinds(heard)).toEqual(['early-request', 'early-failure']);
    }
  });

  it('passes on no answer that came from another address', async () => {
    const { port, heard } = startPort();
    const redirected = new Response('<form>Log in</form>');
    Object.defineProperty(redirected, 'redirected', { value: true });
    expect(await passAnswer(port, URL_ASKED, async () => redirected).whenOver).toBe(false);
    expect(kinds(heard)).toEqual(['early-request', 'early-failure']);
  });

  it('tells of an answer without a body, and of one that breaks off', async () => {
    const { port, heard } = startPort();
    expect(await passAnswer(port, URL_ASKED, async () => new Response(null, { status: 204 })).whenOver).toBe(
      true,
    );
    const broken = new ReadableStream({
      pull: (controller) => controller.error(new TypeError('network error')),
    });
    expect(await passAnswer(port, URL_ASKED, async () => new Response(broken)).whenOver).toBe(false);
    expect(kinds(heard)).toEqual([
      'early-request',
      'early-head',
      'early-end',
      'early-request',
      'early-head',
      'early-failure',
    ]);
  });
});

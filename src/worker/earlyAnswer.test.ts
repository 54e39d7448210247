import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EarlyAnswer, type FromEarlyRequest, type ToEarlyRequest } from './earlyAnswer.ts';

const URL_ASKED = 'http://host/api/v3/traces/1';
const head: FromEarlyRequest = {
  kind: 'early-head',
  status: 200,
  headers: [['content-type', 'application/json']],
};
const bytesOf = (text: string): FromEarlyRequest => ({
  kind: 'early-bytes',
  bytes: Uint8Array.from(text, (letter) => letter.charCodeAt(0)),
});

function setup(said: readonly FromEarlyRequest[] = []) {
  const heard: ToEarlyRequest[] = [];
  const fetched: string[] = [];
  const early = new EarlyAnswer((message) => heard.push(message));
  early.hear({ kind: 'early-request', url: URL_ASKED });
  for (const message of said) early.hear(message);
  const fetch = early.wrap((url) => {
    fetched.push(url);
    return Promise.resolve(new Response('asked anew'));
  });
  return { early, fetch, heard, fetched };
}

describe('the early answer', () => {
  it('is given to the first question for its URL, and to no other', async () => {
    const { fetch, fetched } = setup([head, bytesOf('{}'), { kind: 'early-end' }]);
    const first = await fetch(URL_ASKED, {});
    expect([first.status, first.headers.get('content-type'), await first.text()]).toEqual([
      200,
      'application/json',
      '{}',
    ]);
    expect(await (await fetch(URL_ASKED, {})).text()).toBe('asked anew');
    expect(fetched).toEqual([URL_ASKED]);
  });

  it('arrives whole, whether its parts arrive before, between or after the request and the reading', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary-ascii', minLength: 1 })),
        fc.nat(8),
        async (parts, asked) => {
          const messages = [head, ...parts.map(bytesOf), { kind: 'early-end' } as const];
          const { early, fetch, heard } = setup(messages.slice(0, asked));
          const answer = fetch(URL_ASKED, {}).then((response) => response.text());
          for (const message of messages.slice(asked)) {
            await Promise.resolve();
            early.hear(message);
          }
          expect(await answer).toBe(parts.join(''));
          expect(heard).toEqual([]);
        },
      ),
    );
  });

  it('is dropped by any other question', async () => {
    const { early, fetch, heard, fetched } = setup([head]);
    await fetch('http://host/api/traces/1', {});
    early.hear(bytesOf('late'));
    await fetch(URL_ASKED, {});
    expect(heard).toEqual([{ kind: 'early-stop' }]);
    expect(fetched).toEqual(['http://host/api/traces/1', URL_ASKED]);
  });

  it('is not used up ahead of its reader, and says so about every megabyte', async () => {
    const part = 'x'.repeat(600_000);
    const { fetch, heard } = setup([head, bytesOf(part), bytesOf(part), bytesOf(part)]);
    const reader = (await fetch(URL_ASKED, {})).body?.getReader();
    await reader?.read();
    expect(heard).toEqual([]);
    await reader?.read();
    expect(heard).toEqual([{ kind: 'early-taken', bytes: 1_200_000 }]);
    await reader?.read();
    expect(heard).toHaveLength(1);
  });

  it('that never arrived is requested in the usual way, which tells the reason', async () => {
    const { fetch, fetched } = setup([{ kind: 'early-failure', message: 'Failed to fetch' }]);
    expect(await (await fetch(URL_ASKED, {})).text()).toBe('asked anew');
    expect(fetched).toEqual([URL_ASKED]);
  });

  it('that breaks off is a network failure of its reader', async () => {
    const { fetch } = setup([head, bytesOf('abc'), { kind: 'early-failure', message: 'network error' }]);
    const response = await fetch(URL_ASKED, {});
    await expect(response.text()).rejects.toThrow(new TypeError('network error'));
  });

  it('ends when it is not wanted any more, before its head and within its body', async () => {
    for (const said of [[], [head, bytesOf('abc')]]) {
      const { fetch, heard, fetched } = setup(said);
      const abort = new AbortController();
      const text = fetch(URL_ASKED, { signal: abort.signal }).then((response) => response.text());
      await Promise.resolve();
      abort.abort();
      await expect(text).rejects.toThrow('aborted');
      expect([heard.at(-1), fetched]).toEqual([{ kind: 'early-stop' }, []]);
    }
  });

  it('with a status outside of the valid range is requested in the usual way', async () => {
    for (const status of [600, 999]) {
      const { early, fetch, fetched } = setup();
      const asked = fetch(URL_ASKED, {});
      early.hear({ kind: 'early-head', status, headers: [] });
      early.hear({ kind: 'early-end' });
      expect(await (await asked).text()).toBe('asked anew');
      expect(fetched).toEqual([URL_ASKED]);
    }
  });

  it('may have no body', async () => {
    const { fetch } = setup([{ kind: 'early-head', status: 204, headers: [] }, { kind: 'early-end' }]);
    expect((await fetch(URL_ASKED, {})).status).toBe(204);
  });
});

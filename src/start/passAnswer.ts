/** Requests the trace before the app is there, and passes the answer on to the worker as it comes. */
import type { FromEarlyRequest, ToEarlyRequest } from './earlyMessages.ts';

/** How many bytes may be on their way to the worker that it has not used. */
const MOST_AHEAD = 16_000_000;

/** The part of a Worker that is needed. */
export interface EarlyPort {
  readonly postMessage: (message: FromEarlyRequest, transfer: ArrayBuffer[]) => void;
  readonly addEventListener: (
    type: 'message',
    listener: (event: { readonly data: ToEarlyRequest }) => void,
  ) => void;
}

export interface PassingAnswer {
  readonly stop: () => void;
  /** Whether the answer was passed on whole. */
  readonly whenOver: Promise<boolean>;
}

/**
 * Never rejects: the worker is told of a failure. It reports how much it has used, and when it wants no more.
 */
export function passAnswer(
  port: EarlyPort,
  url: string,
  fetch: (url: string, init: RequestInit) => Promise<Response>,
): PassingAnswer {
  const request = new AbortController();
  const say = (message: FromEarlyRequest, transfer: ArrayBuffer[] = []) =>
    port.postMessage(message, transfer);
  let ahead = 0;
  let goOn = () => {};
  port.addEventListener('message', ({ data }) => {
    if (data.kind === 'early-stop') request.abort();
    if (data.kind !== 'early-taken') return;
    ahead -= data.bytes;
    if (ahead < MOST_AHEAD) goOn();
  });

  const pass = async () => {
    say({ kind: 'early-request', url });
    const { status, headers, body, redirected } = await fetch(url, {
      headers: { accept: 'application/json' },
      signal: request.signal,
      cache: 'no-cache', // a redirect or a 410 may have been kept forever
    });
    // A redirected answer has to be seen for what it is, which one that is passed on does not tell.
    if (redirected) {
      request.abort();
      throw new Error('The answer came from another address.');
    }
    say({ kind: 'early-head', status, headers: [...headers] });
    const reader = body?.getReader();
    for (let read = await reader?.read(); read?.value !== undefined; read = await reader?.read()) {
      ahead += read.value.length;
      say({ kind: 'early-bytes', bytes: read.value }, [read.value.buffer]);
      if (ahead >= MOST_AHEAD) {
        await new Promise<void>((resolve) => {
          goOn = resolve;
        });
      }
    }
    say({ kind: 'early-end' });
    return true;
  };

  const whenOver = pass().catch((reason: unknown) => {
    say({ kind: 'early-failure', message: String(reason) });
    return false;
  });
  return { stop: () => request.abort(), whenOver };
}

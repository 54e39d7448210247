/** Sends one GET and reads its whole body: with abort, time-outs, progress, and a word for each way to fail. */
import { err, ok, type Result } from '../base/result.ts';
import type { ApiError } from './apiError.ts';
import { isPage, refusalOf, startOf } from './refusal.ts';
import type { Timers } from './timers.ts';

export interface Transport {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly timers: Timers;
}

export interface RequestOptions {
  readonly signal: AbortSignal;
  readonly timeout: Timeout;
  readonly onBytes?: (received: number, total: number | undefined) => void;
  /** Stop reading beyond so many bytes. */
  readonly maxBytes?: number;
}

export interface Timeout {
  readonly seconds: number;
  /** `total`: for the whole answer; `silence`: without any byte. */
  readonly of: 'total' | 'silence';
}

export const SMALL_TIMEOUT: Timeout = { seconds: 15, of: 'total' };
export const SEARCH_TIMEOUT: Timeout = { seconds: 60, of: 'total' };
export const TRACE_TIMEOUT: Timeout = { seconds: 60, of: 'silence' };

const MAX_ERROR_BYTES = 65_536;

/** A successful answer: its bytes, whole. */
export interface Body {
  readonly url: string;
  readonly bytes: Uint8Array;
}

/** Asks for a URL. Every failure is a value; only bugs throw. */
export async function request(
  transport: Transport,
  url: string,
  options: RequestOptions,
): Promise<Result<Body, ApiError>> {
  const watch = new Watch(transport.timers, options);
  let receivedBytes = 0;
  try {
    const response = await transport.fetch(url, {
      signal: watch.signal,
      headers: { accept: 'application/json' },
    });
    watch.heard();
    const contentType = response.headers.get('content-type') ?? '';
    const totalBytes = expectedBytes(response);
    const maxBytes = response.ok ? options.maxBytes : MAX_ERROR_BYTES;
    const body = await readBody(response, maxBytes, (received) => {
      receivedBytes = received;
      watch.heard();
      if (response.ok) options.onBytes?.(received, totalBytes);
    });
    if (!response.ok) {
      const text = new TextDecoder().decode(body.bytes);
      return err(refusalOf({ url, status: response.status, contentType, text }));
    }
    if (!body.isWhole) return err({ kind: 'too-large', url, maxBytes: maxBytes ?? 0 });
    const start = new TextDecoder().decode(body.bytes.subarray(0, 512));
    if (isPage(contentType, start)) {
      return err({ kind: 'page', url, status: response.status, start: startOf(start) });
    }
    if (totalBytes !== undefined && body.bytes.length < totalBytes) {
      return err({ kind: 'cut-off', url, receivedBytes: body.bytes.length, totalBytes });
    }
    return ok({ url, bytes: body.bytes });
  } catch (reason) {
    return err(failureOfFetch(reason, url, watch, receivedBytes));
  } finally {
    watch.end();
  }
}

/** Aborts on the asker's signal and when time is out, and knows which of them it was. */
class Watch {
  readonly #abort = new AbortController();
  readonly #timers: Timers;
  readonly #asked: AbortSignal;
  readonly #onAsked = () => this.#abort.abort();
  readonly timeout: Timeout;
  #stopTimer: () => void;
  timedOut = false;

  constructor(timers: Timers, { signal, timeout }: RequestOptions) {
    this.#timers = timers;
    this.#asked = signal;
    this.timeout = timeout;
    this.#stopTimer = this.#start();
    if (signal.aborted) this.#abort.abort();
    else signal.addEventListener('abort', this.#onAsked, { once: true });
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  get wasAsked(): boolean {
    return this.#asked.aborted;
  }

  /** A sign of life came. */
  heard(): void {
    if (this.timeout.of === 'total' || this.timedOut) return;
    this.#stopTimer();
    this.#stopTimer = this.#start();
  }

  end(): void {
    this.#stopTimer();
    this.#asked.removeEventListener('abort', this.#onAsked);
  }

  #start(): () => void {
    return this.#timers.after(this.timeout.seconds * 1000, () => {
      this.timedOut = true;
      this.#abort.abort();
    });
  }
}

/** What fetch and the body's reader throw: all of it is the network's doing. */
function failureOfFetch(reason: unknown, url: string, watch: Watch, receivedBytes: number): ApiError {
  if (watch.wasAsked) return { kind: 'aborted' };
  if (watch.timedOut) return { kind: 'timeout', url, seconds: watch.timeout.seconds, receivedBytes };
  const isNetwork = reason instanceof TypeError || reason instanceof DOMException || hasCode(reason);
  if (!isNetwork) throw reason;
  if (receivedBytes > 0) return { kind: 'cut-off', url, receivedBytes, totalBytes: undefined };
  return { kind: 'unreachable', url, message: reason.message };
}

/** Node's network errors are plain Errors with a code. */
function hasCode(reason: unknown): reason is Error {
  return reason instanceof Error && 'code' in reason;
}

/** Content-Length, where it counts the bytes that the page sees: it does not when they are compressed. */
function expectedBytes(response: Response): number | undefined {
  const encoding = response.headers.get('content-encoding');
  const length = response.headers.get('content-length');
  if (length === null || !/^\d{1,15}$/.test(length)) return undefined;
  return encoding === null || encoding === 'identity' ? Number(length) : undefined;
}

/** Reads a body as it comes, up to `maxBytes`; `onReceived` gets the number of bytes so far. */
async function readBody(
  response: Response,
  maxBytes: number | undefined,
  onReceived: (received: number) => void,
): Promise<{ readonly bytes: Uint8Array; readonly isWhole: boolean }> {
  const reader = response.body?.getReader();
  if (reader === undefined) return { bytes: new Uint8Array(), isWhole: true };
  const chunks: Uint8Array[] = [];
  let received = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { bytes: joined(chunks, received), isWhole: true };
    chunks.push(value);
    received += value.length;
    onReceived(received);
    if (maxBytes !== undefined && received > maxBytes) {
      await reader.cancel();
      return { bytes: joined(chunks, received), isWhole: false };
    }
  }
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = chunks;
  if (chunks.length === 1) return only;
  const bytes = new Uint8Array(length);
  let position = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, position);
    position += chunk.length;
  }
  return bytes;
}

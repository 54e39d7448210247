/** Sends one GET and reads its body, whole or as it comes: with abort, time-outs, progress, and a word for each way to fail. */

import { err, ok, type Result } from '../../base/result.ts';
import { letOthersRun } from '../../base/time/letOthersRun.ts';
import type { Timers } from '../../base/time/timers.ts';
import type { ApiError } from '../apiError.ts';
import { isIndexPage, isPage, refusalOf, startOf } from './refusal.ts';
import { retryAfterSeconds } from './retryAfter.ts';

export interface Transport {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly timers: Timers;
}

export interface RequestOptions {
  readonly signal: AbortSignal;
  readonly timeout: Timeout;
  readonly onBytes?: (received: number, total: number | undefined) => void;
}

export interface Timeout {
  readonly seconds: number;
  /** `total`: for the whole answer; `silence`: without any byte. */
  readonly of: 'total' | 'silence';
}

export const SMALL_TIMEOUT: Timeout = { seconds: 15, of: 'total' };
/** Traces of a search may be many, and the line slow: as long as bytes come, somebody may be waiting for them. */
export const SEARCH_TIMEOUT: Timeout = { seconds: 60, of: 'silence' };
export const TRACE_TIMEOUT: Timeout = { seconds: 60, of: 'silence' };

/** As much of the body of an error is read: its words, or as many of them as anybody reads. */
const MAX_ERROR_BYTES = 65_536;

/** A successful answer: its bytes, whole. */
export interface Body {
  readonly url: string;
  readonly bytes: Uint8Array;
}

/** A successful answer of which every byte has been handed on. */
export interface StreamedBody {
  readonly url: string;
  readonly receivedBytes: number;
  /** undefined where the server did not say. */
  readonly totalBytes: number | undefined;
  /** Why it ended before it was whole: `cut-off` or `timeout`. */
  readonly interruption: ApiError | undefined;
}

/** Asks for a URL and reads its whole body. Every failure is a value; only bugs throw. */
export async function request(
  transport: Transport,
  url: string,
  options: RequestOptions,
): Promise<Result<Body, ApiError>> {
  const chunks: Uint8Array[] = [];
  const body = await requestStream(transport, url, options, (chunk) => void chunks.push(chunk));
  if (!body.ok) return body;
  const { receivedBytes, interruption } = body.value;
  return interruption === undefined ? ok({ url, bytes: joined(chunks, receivedBytes) }) : err(interruption);
}

/**
 * Asks for a URL and hands its body to `take` as it comes. Failures of which the first bytes tell (an error's status, a
 * page) are errors before anything is handed on. What breaks off after its first bytes is no error here, but its
 * `interruption`.
 */
export async function requestStream(
  transport: Transport,
  url: string,
  options: RequestOptions,
  take: (chunk: Uint8Array) => void,
): Promise<Result<StreamedBody, ApiError>> {
  const watch = new Watch(transport.timers, options);
  try {
    const response = await tried(() => transport.fetch(url, askingFor(watch)));
    if (!response.ok) return err(failureOfFetch(response.error, url, watch, 0));
    watch.heard();
    const reading = new Reading(response.value, url, watch, options);
    return response.value.ok ? await reading.stream(take) : err(await reading.refusal());
  } finally {
    watch.end();
  }
}

/** A redirect or a 410 may have been kept by the browser for ever: every question is asked of the server itself. */
function askingFor(watch: Watch): RequestInit {
  return { signal: watch.signal, headers: { accept: 'application/json' }, cache: 'no-cache' };
}

/** What is given, or what is thrown. */
async function tried<T>(start: () => Promise<T>): Promise<Result<T, unknown>> {
  try {
    return ok(await start());
  } catch (reason) {
    return err(reason);
  }
}

/** So many bytes are looked at before any is handed on: enough to know a page. */
const START_BYTES = 512;
/** From so many of those that came with them it is told whose page it is. */
const PAGE_START_BYTES = 4_096;

/** Work in one go, ms, after which a thread listens to what it is told. */
const BUSY_MS = 24;

/** Reads the body of one response. */
class Reading {
  readonly #response: Response;
  readonly #url: string;
  readonly #watch: Watch;
  readonly #options: RequestOptions;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  readonly #totalBytes: number | undefined;
  #receivedBytes = 0;

  constructor(response: Response, url: string, watch: Watch, options: RequestOptions) {
    this.#response = response;
    this.#url = url;
    this.#watch = watch;
    this.#options = options;
    this.#reader = response.body?.getReader();
    this.#totalBytes = expectedBytes(response);
  }

  async stream(take: (chunk: Uint8Array) => void): Promise<Result<StreamedBody, ApiError>> {
    const { onBytes } = this.#options;
    /** The chunks of the start, until it is known to be no page. */
    let start: Uint8Array[] | undefined = [];
    const { timers } = this.#watch;
    let lastListened = timers.now();
    for (;;) {
      const read = await this.#next();
      if (!read.ok && (this.#receivedBytes === 0 || read.error.kind === 'aborted')) return read;
      const chunk = read.ok ? read.value : undefined;
      if (start !== undefined) {
        if (chunk !== undefined) start.push(chunk);
        if (chunk === undefined || this.#receivedBytes >= START_BYTES) {
          const page = this.#pageIn(start);
          if (page !== undefined) return this.#stop(page);
          for (const held of start) take(held);
          start = undefined;
        }
      } else if (chunk !== undefined) {
        take(chunk);
      }
      if (chunk === undefined) return ok(this.#ended(read));
      onBytes?.(this.#receivedBytes, this.#totalBytes);
      if (timers.now() - lastListened > BUSY_MS) {
        await letOthersRun(timers);
        lastListened = timers.now();
      }
    }
  }

  /** The next chunk; undefined at the end. */
  async #next(): Promise<Result<Uint8Array | undefined, ApiError>> {
    const reader = this.#reader;
    if (reader === undefined) return ok(undefined);
    const read = await tried(() => reader.read());
    if (!read.ok) return err(failureOfFetch(read.error, this.#url, this.#watch, this.#receivedBytes));
    this.#watch.heard();
    this.#receivedBytes += read.value.value?.length ?? 0;
    return ok(read.value.value);
  }

  #pageIn(start: readonly Uint8Array[]): ApiError | undefined {
    const { headers, status, redirected } = this.#response;
    const text = new TextDecoder().decode(joined(start, this.#receivedBytes).subarray(0, PAGE_START_BYTES));
    if (!isPage(headers.get('content-type') ?? '', text)) return undefined;
    const isServersOwn = status === 200 && !redirected && isIndexPage(text);
    return { kind: 'page', url: this.#url, status, start: startOf(text), isServersOwn };
  }

  /** What is still to come is not wanted; that it cannot be stopped because it broke is no news. */
  async #leave(): Promise<void> {
    await tried(async () => this.#reader?.cancel());
  }

  async #stop(error: ApiError): Promise<Result<never, ApiError>> {
    await this.#leave();
    return err(error);
  }

  #ended(lastRead: Result<unknown, ApiError>): StreamedBody {
    const url = this.#url;
    const receivedBytes = this.#receivedBytes;
    const totalBytes = this.#totalBytes;
    let interruption = lastRead.ok ? undefined : lastRead.error;
    if (interruption?.kind === 'cut-off') interruption = { ...interruption, totalBytes };
    if (interruption === undefined && totalBytes !== undefined && receivedBytes < totalBytes) {
      interruption = { kind: 'cut-off', url, receivedBytes, totalBytes };
    }
    return { url, receivedBytes, totalBytes, interruption };
  }

  /** What an answer of another status than 2xx means. */
  async refusal(): Promise<ApiError> {
    const { status, headers } = this.#response;
    const chunks: Uint8Array[] = [];
    while (this.#receivedBytes < MAX_ERROR_BYTES) {
      const read = await this.#next();
      if (!read.ok) return read.error;
      if (read.value === undefined) break;
      chunks.push(read.value);
    }
    await this.#leave();
    const bytes = joined(chunks, this.#receivedBytes).subarray(0, MAX_ERROR_BYTES);
    const text = new TextDecoder().decode(bytes);
    return refusalOf({
      url: this.#url,
      status,
      contentType: headers.get('content-type') ?? '',
      text,
      retryAfterSeconds: retryAfterSeconds(headers, Date.now()),
      isRedirected: this.#response.redirected,
    });
  }
}

/** Aborts on the asker's signal and when time is out, and knows which of them it was. */
class Watch {
  readonly #abort = new AbortController();
  readonly timers: Timers;
  readonly #asked: AbortSignal;
  readonly #onAsked = () => this.#abort.abort();
  readonly timeout: Timeout;
  #stopTimer: () => void;
  timedOut = false;

  constructor(timers: Timers, { signal, timeout }: RequestOptions) {
    this.timers = timers;
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
    return this.timers.after(this.timeout.seconds * 1000, () => {
      this.timedOut = true;
      this.#abort.abort();
    });
  }
}

/** What fetch and the body's reader throw: all of it is the network's doing. */
function failureOfFetch(reason: unknown, url: string, watch: Watch, receivedBytes: number): ApiError {
  if (watch.wasAsked) return { kind: 'aborted' };
  if (watch.timedOut) return { kind: 'timeout', url, ...watch.timeout, receivedBytes };
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

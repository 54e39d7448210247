/**
 * Sends one GET and reads its body, as a whole or while it arrives, with aborts, time-outs, progress, and a
 * value for each kind of failure.
 */

import { err, ok, type Result } from '../../base/result.ts';
import { letOthersRun } from '../../base/time/letOthersRun.ts';
import type { Timers } from '../../base/time/timers.ts';
import type { ApiError } from '../apiError.ts';
import { isIndexPage, isPage, refusalOf, startOf } from './refusal.ts';
import { retryAfterSeconds } from './retryAfter.ts';

/** The part of a Response that is needed. */
export interface HttpAnswer extends Pick<Response, 'status' | 'ok' | 'redirected'> {
  readonly headers: Pick<Headers, 'get'>;
  readonly body: { readonly getReader: () => AnswerReader } | null;
}

interface AnswerReader {
  /** Resolves to the next bytes; without a value at the end. */
  readonly read: () => Promise<{ readonly value?: Uint8Array }>;
  readonly cancel: () => Promise<void>;
}

export interface Transport {
  readonly fetch: (url: string, init: RequestInit) => Promise<HttpAnswer>;
  readonly timers: Timers;
}

export interface RequestOptions {
  /** With the reason `KEEP_PART`, an answer that has begun ends as if it had been cut off. */
  readonly signal: AbortSignal;
  readonly timeout: Timeout;
  readonly onBytes?: (received: number, total: number | undefined) => void;
}

/** The reason of an abort that ends an answer, but keeps what has arrived of it. */
export const KEEP_PART = 'keep what has arrived';

export interface Timeout {
  readonly seconds: number;
  /** `total`: for the whole answer; `silence`: for a time without any bytes. */
  readonly of: 'total' | 'silence';
}

export const SMALL_TIMEOUT: Timeout = { seconds: 15, of: 'total' };
/** A search may return many traces over a slow line. As long as bytes arrive, it continues. */
export const SEARCH_TIMEOUT: Timeout = { seconds: 60, of: 'silence' };
export const TRACE_TIMEOUT: Timeout = { seconds: 60, of: 'silence' };

/** How much of an error's body is read. This is enough for its message. */
const MAX_ERROR_BYTES = 65_536;

/** A successful answer with all its bytes. */
export interface Body {
  readonly url: string;
  readonly bytes: Uint8Array;
}

/** A successful answer, all of whose bytes have been passed on. */
export interface StreamedBody {
  readonly url: string;
  readonly receivedBytes: number;
  /** undefined if the server did not say. */
  readonly totalBytes: number | undefined;
  /** Why it ended early: `cut-off` or `timeout`. */
  readonly interruption: ApiError | undefined;
}

/** Requests a URL and reads its whole body. Every failure is a value; only bugs throw. */
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
 * Requests a URL and passes its body to `take` as it arrives. Failures that show in the first bytes (an error
 * status, a web page) are errors before anything is passed on. If the answer ends early after that, it is not
 * an error but has an `interruption`.
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

/** The browser may have cached a redirect or a 410 forever, so every request bypasses its cache. */
function askingFor(watch: Watch): RequestInit {
  return { signal: watch.signal, headers: { accept: 'application/json' }, cache: 'no-cache' };
}

/** Returns the result, or whatever was thrown. */
async function tried<T>(start: () => Promise<T>): Promise<Result<T, unknown>> {
  try {
    return ok(await start());
  } catch (reason) {
    return err(reason);
  }
}

/** How many bytes are examined before any are passed on; enough to recognize a web page. */
const START_BYTES = 512;
/**
 * How many bytes at the start, if that many have arrived, are examined to find out where a page came from.
 */
const PAGE_START_BYTES = 4_096;

/** How long a thread works without a break, ms, before it checks for messages. */
const BUSY_MS = 24;

/** Reads the body of one response. */
class Reading {
  readonly #response: HttpAnswer;
  readonly #url: string;
  readonly #watch: Watch;
  readonly #options: RequestOptions;
  readonly #reader: AnswerReader | undefined;
  readonly #totalBytes: number | undefined;
  #receivedBytes = 0;

  constructor(response: HttpAnswer, url: string, watch: Watch, options: RequestOptions) {
    this.#response = response;
    this.#url = url;
    this.#watch = watch;
    this.#options = options;
    this.#reader = response.body?.getReader();
    this.#totalBytes = expectedBytes(response);
  }

  async stream(take: (chunk: Uint8Array) => void): Promise<Result<StreamedBody, ApiError>> {
    const { onBytes } = this.#options;
    /** The chunks at the start, until it is certain that this is not a web page. */
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
    const { value } = read.value;
    this.#receivedBytes += value?.length ?? 0;
    return ok(value);
  }

  #pageIn(start: readonly Uint8Array[]): ApiError | undefined {
    const { headers, status, redirected } = this.#response;
    const text = new TextDecoder().decode(joined(start, this.#receivedBytes).subarray(0, PAGE_START_BYTES));
    if (!isPage(headers.get('content-type') ?? '', text)) return undefined;
    const isServersOwn = status === 200 && !redirected && isIndexPage(text);
    return { kind: 'page', url: this.#url, status, start: startOf(text), isServersOwn };
  }

  /** Cancels the rest. If that fails because the connection is broken, the failure does not matter. */
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

  /** Returns what an answer with a status other than 2xx means. */
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

/** Aborts on the caller's signal or a time-out, and knows which of them it was. */
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

  get isPartKept(): boolean {
    return this.#asked.reason === KEEP_PART;
  }

  /** Called when something has arrived. */
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

/** Everything that fetch and the body's reader throw is caused by the network. */
function failureOfFetch(reason: unknown, url: string, watch: Watch, receivedBytes: number): ApiError {
  if (watch.wasAsked) {
    return watch.isPartKept && receivedBytes > 0
      ? { kind: 'cut-off', url, receivedBytes, totalBytes: undefined, isStopped: true }
      : { kind: 'aborted' };
  }
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

/** Returns Content-Length, unless the answer is compressed and the page sees a different number of bytes. */
function expectedBytes(response: HttpAnswer): number | undefined {
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

/**
 * The trace that the page requested before any of this was loaded. The page passes its answer on in messages.
 * It is decoded as they arrive, and the first request for its URL gets the result.
 */

import type { ApiError } from '../api/apiError.ts';
import { type AskOptions, askForTraces, type DecodedBody } from '../api/request/askForTraces.ts';
import { type HttpAnswer, TRACE_TIMEOUT, type Transport } from '../api/request/request.ts';
import type { Result } from '../base/result.ts';
import type { Progress } from '../model/failure.ts';
import type { FromEarlyRequest, ToEarlyRequest } from '../start/earlyMessages.ts';

/**
 * How many bytes are used before this is reported; not every time, which would keep both threads busy with
 * messages. (The page pauses when there are many times as many unused ones.)
 */
const TOLD_BYTES = 1_000_000;

type Decoded = Promise<Result<DecodedBody, ApiError>>;

interface Begun {
  readonly url: string;
  readonly abort: AbortController;
  readonly answer: Decoded;
}

/** Holds at most one answer, until it is taken or another URL is requested. */
export class EarlyTrace {
  readonly #transport: Transport;
  readonly #passed: PassedAnswer;
  #begun: Begun | undefined;
  #lastProgress: Progress | undefined;
  #onProgress: ((progress: Progress) => void) | undefined;

  /** `say` sends a message to the page. */
  constructor(transport: Transport, say: (message: ToEarlyRequest) => void) {
    this.#transport = transport;
    this.#passed = new PassedAnswer(say);
  }

  hear(message: FromEarlyRequest): void {
    if (message.kind === 'early-request') this.#begin(message.url);
    else this.#passed.hear(message);
  }

  /** Returns the answer if its URL matches, else nothing. A request for any other trace discards it. */
  take(url: string, { signal, onProgress }: AskOptions): Decoded | undefined {
    const begun = this.#begun;
    this.#begun = undefined;
    if (begun === undefined) return undefined;
    const end = () => begun.abort.abort(signal.reason);
    if (begun.url !== url || signal.aborted) {
      end();
      return undefined;
    }
    signal.addEventListener('abort', end, { once: true });
    this.#onProgress = onProgress;
    if (this.#lastProgress !== undefined) onProgress?.(this.#lastProgress);
    return begun.answer;
  }

  #begin(url: string): void {
    const abort = new AbortController();
    const answer = askForTraces({ ...this.#transport, fetch: this.#fetchOnce() }, url, {
      signal: abort.signal,
      timeout: TRACE_TIMEOUT,
      isPartWanted: true,
      onProgress: (progress) => {
        this.#lastProgress = progress;
        this.#onProgress?.(progress);
      },
    });
    answer.catch(() => {}); // reported to whoever takes it
    this.#begun = { url, abort, answer };
  }

  /** A fetch that gives what the page passes on the first time, and asks anew from then on. */
  #fetchOnce(): Transport['fetch'] {
    let isUsed = false;
    return async (url, init) => {
      const passed = isUsed ? undefined : await this.#passed.open(init.signal ?? undefined);
      isUsed = true;
      // The reason for a failure is unknown; sending the same request in the usual way will tell.
      return passed ?? this.#transport.fetch(url, init);
    };
  }
}

/** An answer whose parts are messages. */
class PassedAnswer {
  readonly #say: (message: ToEarlyRequest) => void;
  /** Messages that have not been read yet. */
  #messages: FromEarlyRequest[] = [];
  #wake = () => {};
  #isStopped = false;
  /** Bytes that were used but not yet reported. */
  #untold = 0;

  constructor(say: (message: ToEarlyRequest) => void) {
    this.#say = say;
  }

  hear(message: FromEarlyRequest): void {
    if (this.#isStopped) return;
    this.#messages.push(message);
    this.#wake();
  }

  /** Waits for the head; returns nothing if there is none. Rejects when the signal aborts. */
  async open(signal: AbortSignal | undefined): Promise<HttpAnswer | undefined> {
    signal?.addEventListener('abort', () => this.#stop(), { once: true });
    const head = await this.#next();
    if (head.kind !== 'early-head') return undefined;
    const { status, headers } = head;
    const read = () => this.#read();
    const cancel = async () => this.#stop();
    return {
      status,
      ok: status >= 200 && status < 300,
      headers: new Headers(headers.map(([name, value]): [string, string] => [name, value])),
      redirected: false,
      body: { getReader: () => ({ read, cancel }) },
    };
  }

  async #read(): Promise<{ readonly value: Uint8Array | undefined }> {
    const message = await this.#next();
    if (message.kind === 'early-failure') throw new TypeError(message.message);
    if (message.kind !== 'early-bytes') return { value: undefined };
    this.#untold += message.bytes.length;
    if (this.#untold >= TOLD_BYTES) {
      this.#say({ kind: 'early-taken', bytes: this.#untold });
      this.#untold = 0;
    }
    return { value: message.bytes };
  }

  /** The next message, when it is there. Rejects once the answer is stopped. */
  async #next(): Promise<FromEarlyRequest> {
    if (this.#messages.length === 0 && !this.#isStopped) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    const message = this.#messages.shift();
    if (message === undefined) throw new DOMException('The request was aborted.', 'AbortError');
    return message;
  }

  #stop(): void {
    this.#isStopped = true;
    this.#messages = [];
    this.#wake();
    this.#say({ kind: 'early-stop' });
  }
}

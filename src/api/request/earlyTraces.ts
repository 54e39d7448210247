/** An answer that is decoded before it is asked for. The first request for its URL gets it. */
import type { Result } from '../../base/result.ts';
import type { Progress } from '../../model/failure.ts';
import type { ApiError } from '../apiError.ts';
import { type AskOptions, askForTraces, type DecodedBody } from './askForTraces.ts';
import { TRACE_TIMEOUT, type Transport } from './request.ts';

interface Begun {
  readonly url: string;
  readonly abort: AbortController;
  readonly answer: Promise<Result<DecodedBody, ApiError>>;
}

/** Holds at most one answer, until it is taken or another URL is requested. */
export class EarlyTraces {
  #begun: Begun | undefined;
  #lastProgress: Progress | undefined;
  #onProgress: ((progress: Progress) => void) | undefined;

  /** Requests a URL in the same way as a single trace. */
  begin(transport: Transport, url: string): void {
    const abort = new AbortController();
    const answer = askForTraces(transport, url, {
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

  /** Returns the answer if its URL matches, else nothing. A request for any other trace discards it. */
  take(url: string, { signal, onProgress }: AskOptions): Begun['answer'] | undefined {
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
}

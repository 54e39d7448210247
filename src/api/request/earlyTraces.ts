/** An answer that is decoded before anybody has asked for it: whoever asks for its URL first gets it. */
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

/** Holds one answer at most, until it is taken or another is asked for. */
export class EarlyTraces {
  #begun: Begun | undefined;
  #lastProgress: Progress | undefined;
  #onProgress: ((progress: Progress) => void) | undefined;

  /** Asks for a URL as one trace is asked for. */
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
    answer.catch(() => {}); // told to whoever takes it
    this.#begun = { url, abort, answer };
  }

  /** The answer, where it is the one that is wanted; nothing otherwise, and any other question for a trace ends it. */
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

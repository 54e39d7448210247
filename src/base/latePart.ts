/**
 * Something that is fetched when first needed and then kept, usually code. Callers cannot flood the server.
 */
import { err, ok, type Result } from './result.ts';

/** Time between a failure and the single retry, ms. */
export const RETRY_PAUSE_MS = 800;

/** Calls `ask`, and once more after a pause if that fails. Rejects with the outcome of the second try. */
export async function askTwice<T>(ask: () => Promise<T>, pause = waitBeforeRetry): Promise<T> {
  try {
    return await ask();
  } catch {
    await pause();
    return await ask();
  }
}

export interface LatePartOptions<T, F> {
  /** Rejects if the part is unavailable. */
  readonly fetch: () => Promise<T>;
  /** Explains why both tries failed. Must not reject. */
  readonly explain: (reason: unknown) => Promise<F>;
  /** For tests. */
  readonly pause?: () => Promise<void>;
}

export class LatePart<T, F> {
  readonly #options: LatePartOptions<T, F>;
  #underWay: Promise<Result<T, F>> | undefined;
  #settled: Promise<Result<T, F>> | undefined;
  #value: T | undefined;
  #failure: F | undefined;

  constructor(options: LatePartOptions<T, F>) {
    this.#options = options;
  }

  /** The part, once it has loaded. */
  get value(): T | undefined {
    return this.#value;
  }

  /** Why the last try failed. It is kept during a retry. */
  get failure(): F | undefined {
    return this.#failure;
  }

  /**
   * Returns the part, or why it is unavailable. Fetches it only the first time: a failure is kept until
   * `tryAgain` or `forget`.
   */
  load(): Promise<Result<T, F>> {
    return this.#settled ?? this.tryAgain();
  }

  /** Fetches the part, unless it has loaded or is loading. */
  tryAgain(): Promise<Result<T, F>> {
    if (this.#value !== undefined) return this.load();
    this.#underWay ??= this.#fetch();
    return this.#underWay;
  }

  /** Forgets a failure, so that the next `load` fetches again. */
  forget(): void {
    if (this.#value !== undefined) return;
    this.#settled = undefined;
    this.#failure = undefined;
  }

  async #fetch(): Promise<Result<T, F>> {
    const { fetch, explain, pause } = this.#options;
    const result = await askTwice(fetch, pause).then(
      (value): Result<T, F> => ok(value),
      async (reason: unknown): Promise<Result<T, F>> => err(await explain(reason)),
    );
    this.#value = result.ok ? result.value : undefined;
    this.#failure = result.ok ? undefined : result.error;
    this.#settled = Promise.resolve(result);
    this.#underWay = undefined;
    return result;
  }
}

function waitBeforeRetry(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, RETRY_PAUSE_MS);
  });
}

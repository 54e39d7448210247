/** Something that is fetched when it is first needed, and kept: code, mostly. Nobody who asks for it can flood the server. */
import { err, ok, type Result } from './result.ts';

/** Time between a failure and the one repetition, ms. */
export const RETRY_PAUSE_MS = 800;

/** Asks, and once more after a while when that fails; rejects with what came of the second time. */
export async function askTwice<T>(ask: () => Promise<T>, pause = waitBeforeRetry): Promise<T> {
  try {
    return await ask();
  } catch {
    await pause();
    return await ask();
  }
}

export interface LatePartOptions<T, F> {
  /** Rejects where it cannot be had. */
  readonly fetch: () => Promise<T>;
  /** Why it could not be had, twice. Does not reject. */
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

  /** Once it is here. */
  get value(): T | undefined {
    return this.#value;
  }

  /** Why it could not be had the last time; also while it is being tried again. */
  get failure(): F | undefined {
    return this.#failure;
  }

  /** The part, or why there is none. Fetches it the first time only: a failure stays until `tryAgain` or `forget`. */
  load(): Promise<Result<T, F>> {
    return this.#settled ?? this.tryAgain();
  }

  /** Fetches it, unless it is here or on its way. */
  tryAgain(): Promise<Result<T, F>> {
    if (this.#value !== undefined) return this.load();
    this.#underWay ??= this.#fetch();
    return this.#underWay;
  }

  /** Forgets a failure, so that the next `load` fetches. */
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

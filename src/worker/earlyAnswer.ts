/**
 * The answer to the request that the page's inline script has sent before any of this was loaded. It comes in messages
 * of that script (see index.html), and is given to whoever fetches the same URL first.
 */

/** What the inline script says. */
export type FromEarlyRequest =
  /** Comes before everything else that the page says. */
  | { readonly kind: 'early-request'; readonly url: string }
  | { readonly kind: 'early-head'; readonly status: number; readonly headers: readonly [string, string][] }
  | { readonly kind: 'early-bytes'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'early-end' }
  /** Nothing answered, or the answer broke off. */
  | { readonly kind: 'early-failure'; readonly message: string };

/** What the inline script hears: how much was used, so that it reads on, and that nothing more is wanted. */
export type ToEarlyRequest =
  | { readonly kind: 'early-taken'; readonly bytes: number }
  | { readonly kind: 'early-stop' };

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Statuses whose answers have no body. */
const BODILESS = new Set([204, 205, 304]);

/** So many bytes are taken before it is said. (The inline script waits when many times as many are untaken.) */
const TOLD_BYTES = 1_000_000;

interface Waiting {
  readonly resolve: (response: Response) => void;
  readonly reject: (reason: unknown) => void;
}

export class EarlyAnswer {
  readonly #say: (message: ToEarlyRequest) => void;
  #url: string | undefined;
  /** What was said and is not yet given out. */
  #messages: FromEarlyRequest[] = [];
  #waiting: Waiting | undefined;
  #body: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>> | undefined;
  #wantsMore = false;
  /** Bytes that were taken and not spoken of. */
  #untold = 0;

  constructor(say: (message: ToEarlyRequest) => void) {
    this.#say = say;
  }

  hear(message: FromEarlyRequest): void {
    if (message.kind === 'early-request') {
      this.#url = message.url;
      return;
    }
    this.#messages.push(message);
    this.#giveOut();
  }

  /** A fetch that takes the early answer where it is the one that is wanted, once; any other question ends it. */
  wrap(fetch: Fetch): Fetch {
    return (url, init) => {
      const early = this.#url;
      if (early === undefined) return fetch(url, init);
      this.#url = undefined;
      if (early !== url) {
        this.#stop();
        return fetch(url, init);
      }
      return this.#take(init.signal ?? undefined).catch((reason: unknown) => {
        if (init.signal?.aborted) throw reason;
        // Nothing was said about why: the same question, asked in the usual way, tells it.
        return fetch(url, init);
      });
    };
  }

  #take(signal: AbortSignal | undefined): Promise<Response> {
    signal?.addEventListener('abort', () => this.#abort(), { once: true });
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#giveOut();
    });
  }

  /** Passes on what has come as far as somebody wants it. */
  #giveOut(): void {
    while (this.#messages.length > 0) {
      const [message] = this.#messages;
      if (this.#waiting !== undefined) this.#begin(message, this.#waiting);
      else if (this.#body === undefined) return;
      else if (message.kind === 'early-bytes') {
        if (!this.#wantsMore) return;
        this.#wantsMore = false;
        this.#body.enqueue(message.bytes);
        this.#count(message.bytes.length);
      } else {
        if (message.kind === 'early-failure') this.#body.error(new TypeError(message.message));
        else this.#body.close();
        this.#body = undefined;
      }
      this.#messages.shift();
    }
  }

  /** Says how much was taken, now and then: each time would keep both threads busy with talking. */
  #count(bytes: number): void {
    this.#untold += bytes;
    if (this.#untold < TOLD_BYTES) return;
    this.#say({ kind: 'early-taken', bytes: this.#untold });
    this.#untold = 0;
  }

  #begin(message: FromEarlyRequest, { resolve, reject }: Waiting): void {
    this.#waiting = undefined;
    if (message.kind !== 'early-head') {
      reject(new TypeError(message.kind === 'early-failure' ? message.message : 'The answer has no head.'));
      return;
    }
    const { status, headers } = message;
    if (status < 200 || status > 599) {
      // What a fetch gives cannot be made anew: the constructor of Response refuses such a status.
      this.#stop();
      reject(new TypeError(`The answer has the status ${status}.`));
      return;
    }
    const init = { status, headers: headers.map(([name, value]): [string, string] => [name, value]) };
    if (BODILESS.has(status)) {
      this.#stop();
      resolve(new Response(null, init));
      return;
    }
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>(
      {
        start: (controller) => {
          this.#body = controller;
        },
        pull: () => {
          this.#wantsMore = true;
          this.#giveOut();
        },
        cancel: () => this.#stop(),
      },
      { highWaterMark: 0 },
    );
    resolve(new Response(body, init));
  }

  #abort(): void {
    const reason = new DOMException('The request was aborted.', 'AbortError');
    this.#waiting?.reject(reason);
    this.#body?.error(reason);
    this.#stop();
  }

  #stop(): void {
    this.#waiting = undefined;
    this.#body = undefined;
    this.#messages = [];
    this.#say({ kind: 'early-stop' });
  }
}

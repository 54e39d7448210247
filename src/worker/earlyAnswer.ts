/**
 * The answer to the request that the page's inline script sent before any of this was loaded. It arrives in
 * messages from that script (see index.html), and goes to the first fetch of the same URL.
 */

/** Messages from the inline script. */
export type FromEarlyRequest =
  /** Always the first message from the page. */
  | { readonly kind: 'early-request'; readonly url: string }
  | { readonly kind: 'early-head'; readonly status: number; readonly headers: readonly [string, string][] }
  | { readonly kind: 'early-bytes'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'early-end' }
  /** Nothing answered, or the answer ended early. */
  | { readonly kind: 'early-failure'; readonly message: string };

/**
 * Messages to the inline script: how many bytes were used, so that it reads on, and that nothing more is
 * wanted.
 */
export type ToEarlyRequest =
  | { readonly kind: 'early-taken'; readonly bytes: number }
  | { readonly kind: 'early-stop' };

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Statuses whose answers have no body. */
const BODILESS = new Set([204, 205, 304]);

/**
 * How many bytes are used before this is reported. (The inline script pauses when there are many times as
 * many unused ones.)
 */
const TOLD_BYTES = 1_000_000;

interface Waiting {
  readonly resolve: (response: Response) => void;
  readonly reject: (reason: unknown) => void;
}

export class EarlyAnswer {
  readonly #say: (message: ToEarlyRequest) => void;
  #url: string | undefined;
  /** Messages that have not been passed on yet. */
  #messages: FromEarlyRequest[] = [];
  #waiting: Waiting | undefined;
  #body: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>> | undefined;
  #wantsMore = false;
  /** Bytes that were used but not yet reported. */
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

  /**
   * Returns a fetch that uses the early answer once, if the URL matches. A request for any other URL discards
   * it.
   */
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
        // The reason for the failure is unknown; sending the same request in the usual way will tell.
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

  /** Passes on what has arrived, as far as it is wanted. */
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

  /** Reports how much was used, but not every time, which would keep both threads busy with messages. */
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
      // The response cannot be rebuilt, because the constructor of Response rejects its status.
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

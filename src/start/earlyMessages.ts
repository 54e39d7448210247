/** Messages between the page's first script and the worker, about the trace that the page requests early. */

export type FromEarlyRequest =
  /** Always the first message from the page. */
  | { readonly kind: 'early-request'; readonly url: string }
  | { readonly kind: 'early-head'; readonly status: number; readonly headers: readonly [string, string][] }
  | { readonly kind: 'early-bytes'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'early-end' }
  /** Nothing answered, or the answer ended early. */
  | { readonly kind: 'early-failure'; readonly message: string };

/** How many bytes were used, so that the page reads on; or that nothing more is wanted. */
export type ToEarlyRequest =
  | { readonly kind: 'early-taken'; readonly bytes: number }
  | { readonly kind: 'early-stop' };

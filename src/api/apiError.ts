/** Every expected error between a request and its answer. */

export type ApiError =
  /** The answer is not needed any more. Never shown. */
  | { readonly kind: 'aborted' }
  /**
   * There was no answer at all: nothing is listening, the network is down, or the browser blocks the request.
   */
  | { readonly kind: 'unreachable'; readonly url: string; readonly message: string }
  /** `seconds` passed without an answer, or (`of: 'silence'`) without another byte of it. */
  | {
      readonly kind: 'timeout';
      readonly url: string;
      readonly seconds: number;
      readonly of: 'total' | 'silence';
      readonly receivedBytes: number;
    }
  /** A web page (a login, an index.html) came instead of an answer. */
  | {
      readonly kind: 'page';
      readonly url: string;
      readonly status: number;
      readonly start: string;
      /**
       * Whether it is the index.html that old servers return for every unknown path. Otherwise it may come
       * from anywhere.
       */
      readonly isServersOwn: boolean;
    }
  /** This server lacks that part of the API. */
  | {
      readonly kind: 'absent';
      readonly url: string;
      readonly status: number;
      readonly message: string;
      /** Whether it was said the way such servers say it. Otherwise something in between may have said it. */
      readonly isServersOwn: boolean;
    }
  | {
      readonly kind: 'unauthorised' | 'forbidden';
      readonly url: string;
      readonly message: string;
      readonly detail: string;
    }
  /** The server is Grafana Tempo, which lacks that part of the API. */
  | { readonly kind: 'tempo'; readonly url: string }
  /** The server understood the request and refused it. */
  | Refusal
  /** There is no such trace. `form`: the form of the error body that said so. */
  | { readonly kind: 'not-found'; readonly url: string; readonly form?: Refusal['form'] }
  /** The answer ended early. */
  | {
      readonly kind: 'cut-off';
      readonly url: string;
      readonly receivedBytes: number;
      readonly totalBytes: number | undefined;
      /** Whether the user ended it, to see what had arrived. */
      readonly isStopped?: boolean;
    }
  /** The answer is complete, but invalid. */
  | { readonly kind: 'undecodable'; readonly url: string; readonly message: string; readonly detail: string }
  /** More than this browser can hold. `message` says what and how much. */
  | { readonly kind: 'out-of-memory'; readonly url: string; readonly message: string }
  /** Not sent, because the request makes no sense; `message` says why. */
  | { readonly kind: 'invalid'; readonly message: string }
  /** Not sent, or refused: this server needs a service to search for. */
  | { readonly kind: 'needs-service' }
  /** The page asks for built-in data with `fixture=`, but the server has none of that name. */
  | { readonly kind: 'no-fixture'; readonly url: string; readonly fixture: string }
  /** A bug of ours in the worker. */
  | { readonly kind: 'crashed'; readonly message: string; readonly stack: string | undefined };

export interface Refusal {
  readonly kind: 'refused';
  readonly url: string;
  readonly status: number;
  /** The server's own message. */
  readonly message: string;
  /** The form of its error body; `text` for everything that is not Jaeger's. */
  readonly form: 'v3' | 'legacy' | 'text';
  /** The start of the body, unchanged. */
  readonly detail: string;
  /** How long the server wants us to wait; absent if it does not say. */
  readonly retryAfterSeconds?: number;
}

/** Returns whether the server asks us to pause. Then no alternative request is tried either. */
export function isLimit(error: ApiError): boolean {
  if (error.kind !== 'refused') return false;
  return error.status === 429 || (error.status === 503 && error.retryAfterSeconds !== undefined);
}

/**
 * Returns whether this part of the API is missing (or something else answers in its place), so that another
 * may be tried.
 */
export function isAbsence(error: ApiError): boolean {
  return error.kind === 'absent' || error.kind === 'page' || error.kind === 'undecodable';
}

/**
 * Returns whether the server itself seems to have said that it lacks this part. A login, a limit or a
 * redirect in between is an absence too, but tells nothing about the server.
 */
export function isOwnAbsence(error: ApiError): boolean {
  return (error.kind === 'absent' || error.kind === 'page') && error.isServersOwn;
}

/**
 * Of two errors for the same request, returns the one that tells the user more: a real error rather than "no
 * such trace", and that rather than "not there".
 */
export function moreTelling(one: ApiError | undefined, other: ApiError): ApiError {
  return one === undefined || rank(other) > rank(one) ? other : one;
}

function rank({ kind }: ApiError): number {
  if (kind === 'absent') return 0;
  // A page may be a login.
  if (kind === 'page') return 1;
  return kind === 'not-found' ? 2 : 3;
}

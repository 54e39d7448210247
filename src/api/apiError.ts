/** Everything that can go wrong, and is expected to now and then, between a question and its answer. */

export type ApiError =
  /** Nobody waits for the answer any more. Never shown. */
  | { readonly kind: 'aborted' }
  /** No answer at all: nothing listens, the network is down, or the browser forbids it. */
  | { readonly kind: 'unreachable'; readonly url: string; readonly message: string }
  /** `seconds` passed without an answer, or (`of: 'silence'`) without a further byte of it. */
  | {
      readonly kind: 'timeout';
      readonly url: string;
      readonly seconds: number;
      readonly of: 'total' | 'silence';
      readonly receivedBytes: number;
    }
  /** A page (a login, an index.html) came where an answer was expected. */
  | {
      readonly kind: 'page';
      readonly url: string;
      readonly status: number;
      readonly start: string;
      /** It is the index.html that old servers send for every path they do not know; else anybody's. */
      readonly isServersOwn: boolean;
    }
  /** This server does not have that part of the API. */
  | {
      readonly kind: 'absent';
      readonly url: string;
      readonly status: number;
      readonly message: string;
      /** It was said as such servers say it; else something in between may have said it. */
      readonly isServersOwn: boolean;
    }
  | {
      readonly kind: 'unauthorised' | 'forbidden';
      readonly url: string;
      readonly message: string;
      readonly detail: string;
    }
  /** The server understood that it was asked, and said no. */
  | Refusal
  /** There is no such trace; `form`: of the error body that said so. */
  | { readonly kind: 'not-found'; readonly url: string; readonly form?: Refusal['form'] }
  /** The answer ended early. */
  | {
      readonly kind: 'cut-off';
      readonly url: string;
      readonly receivedBytes: number;
      readonly totalBytes: number | undefined;
    }
  /** The answer came whole and makes no sense. */
  | { readonly kind: 'undecodable'; readonly url: string; readonly message: string; readonly detail: string }
  /** More than this browser can hold; `message` says what and how much. */
  | { readonly kind: 'out-of-memory'; readonly url: string; readonly message: string }
  /** Not sent: the question makes no sense; `message` says why. */
  | { readonly kind: 'invalid'; readonly message: string }
  /** Not sent, or refused: this server searches one service at a time. */
  | { readonly kind: 'needs-service' }
  /** The page asks for built-in data by `fixture=`, and what serves it has none of that name. */
  | { readonly kind: 'no-fixture'; readonly url: string; readonly fixture: string }
  /** Our own bug in the other thread. */
  | { readonly kind: 'crashed'; readonly message: string; readonly stack: string | undefined };

export interface Refusal {
  readonly kind: 'refused';
  readonly url: string;
  readonly status: number;
  /** The server's own words. */
  readonly message: string;
  /** The form of its error body; `text` for everything that is not Jaeger's. */
  readonly form: 'v3' | 'legacy' | 'text';
  /** The start of the body as it came. */
  readonly detail: string;
  /** When the server wants to be asked again; absent where it does not say. */
  readonly retryAfterSeconds?: number;
}

/** Whether the server asks to be left alone for a while: then no other way of asking is tried either. */
export function isLimit(error: ApiError): boolean {
  if (error.kind !== 'refused') return false;
  return error.status === 429 || (error.status === 503 && error.retryAfterSeconds !== undefined);
}

/** Whether this part of the API is not there (or something else stands in its place), so that another may be asked. */
export function isAbsence(error: ApiError): boolean {
  return error.kind === 'absent' || error.kind === 'page' || error.kind === 'undecodable';
}

/**
 * Whether the server itself seems to have said that it lacks this part. What a login, a limit or a redirect in between
 * says is an absence too, but tells nothing of the server.
 */
export function isOwnAbsence(error: ApiError): boolean {
  return (error.kind === 'absent' || error.kind === 'page') && error.isServersOwn;
}

/** Of what two ways of asking said, what tells a person more: an error before "no such trace", that before "not there". */
export function moreTelling(one: ApiError | undefined, other: ApiError): ApiError {
  return one === undefined || rank(other) > rank(one) ? other : one;
}

function rank({ kind }: ApiError): number {
  if (kind === 'absent') return 0;
  // A page may be a login.
  if (kind === 'page') return 1;
  return kind === 'not-found' ? 2 : 3;
}

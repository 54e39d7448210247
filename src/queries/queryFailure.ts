/** Wraps a Failure so that a query function can throw it, and unwraps it again. */
import type { ApiError } from '../api/apiError.ts';
import type { Subject } from '../api/toFailure.ts';
import { askTwice } from '../base/latePart.ts';
import type { Result } from '../base/result.ts';
import type { Failure } from '../model/failure.ts';

export class QueryFailure extends Error {
  readonly failure: Failure;
  /** The cause of the failure. */
  readonly error: ApiError;

  constructor(error: ApiError, failure: Failure) {
    super(failure.message);
    this.name = 'QueryFailure';
    this.failure = failure;
    this.error = error;
  }
}

/**
 * Returns the value of a result, or rejects with its error as a QueryFailure. The words for errors are only
 * loaded when there is one.
 */
export async function valueOrThrow<T>(result: Result<T, ApiError>, subject: Subject): Promise<T> {
  if (result.ok) return result.value;
  const { error } = result;
  const words = await askTwice(() => import('../api/toFailure.ts')).catch(() => undefined);
  throw new QueryFailure(error, words?.toFailure(error, subject) ?? withoutWords(error));
}

/** Turns what a query threw into a failure for the user. Anything unexpected is a bug of ours. */
export function failureOf(error: Error): Failure {
  if (error instanceof QueryFailure) return error.failure;
  const { message, stack } = error;
  return {
    kind: 'crashed',
    title: 'Something went wrong in Spanwise',
    message: `Spanwise failed while it was handling an answer: ${message}`,
    advice: 'Try again; if it happens again, report it with the details below.',
    mayRetry: true,
    detail: stack === undefined ? undefined : { kind: 'stack', text: stack },
  };
}

/** What is said where the words themselves cannot be loaded, which is mostly because nothing can. */
function withoutWords(error: ApiError): Failure {
  const url = 'url' in error ? error.url : undefined;
  return {
    kind: 'unreachable',
    title: 'The request failed',
    message: 'message' in error ? error.message : 'The server gave no usable answer.',
    advice: 'Check the connection, and try again.',
    mayRetry: true,
    detail: url === undefined ? undefined : { kind: 'address', text: url },
  };
}

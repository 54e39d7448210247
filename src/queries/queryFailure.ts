/** Wraps a Failure so that a query function can throw it, and unwraps it again. */
import type { ApiError } from '../api/apiError.ts';
import { type Subject, toFailure } from '../api/toFailure.ts';
import type { Result } from '../base/result.ts';
import type { Failure } from '../model/failure.ts';

export class QueryFailure extends Error {
  readonly failure: Failure;
  /** The cause of the failure. */
  readonly error: ApiError;

  constructor(error: ApiError, subject: Subject) {
    const failure = toFailure(error, subject);
    super(failure.message);
    this.name = 'QueryFailure';
    this.failure = failure;
    this.error = error;
  }
}

/** Returns the value of a result, or throws its error as a QueryFailure. */
export function valueOrThrow<T>(result: Result<T, ApiError>, subject: Subject): T {
  if (result.ok) return result.value;
  throw new QueryFailure(result.error, subject);
}

/** Turns what a query threw into a failure for the user. Anything unexpected is a bug of ours. */
export function failureOf(error: Error, subject: Subject): Failure {
  if (error instanceof QueryFailure) return error.failure;
  return toFailure({ kind: 'crashed', message: error.message, stack: error.stack }, subject);
}

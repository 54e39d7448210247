/** A Failure as something that a query function can throw, and back. */
import type { ApiError } from '../api/apiError.ts';
import { type Subject, toFailure } from '../api/toFailure.ts';
import type { Result } from '../base/result.ts';
import type { Failure } from '../model/failure.ts';

export class QueryFailure extends Error {
  readonly failure: Failure;
  /** What the failure was made of. */
  readonly error: ApiError;

  constructor(error: ApiError, subject: Subject) {
    const failure = toFailure(error, subject);
    super(failure.message);
    this.name = 'QueryFailure';
    this.failure = failure;
    this.error = error;
  }
}

/** The value of a result, or its error thrown as a QueryFailure. */
export function valueOrThrow<T>(result: Result<T, ApiError>, subject: Subject): T {
  if (result.ok) return result.value;
  throw new QueryFailure(result.error, subject);
}

/** What a query threw, for people; anything unexpected is a bug of ours. */
export function failureOf(error: Error, subject: Subject): Failure {
  if (error instanceof QueryFailure) return error.failure;
  return toFailure({ kind: 'crashed', message: error.message, stack: error.stack }, subject);
}

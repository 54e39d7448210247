/** Tries several ways of asking for the same thing, until the server has that part of the API. */
import { err, type Result } from '../../base/result.ts';
import { type ApiError, isAbsence, isLimit, moreTelling } from '../apiError.ts';
import type { ApiTarget } from '../apiTarget.ts';
import type { ApiContext } from './apiContext.ts';
import { type ApiPart, DialectEvidence } from './evidence.ts';
import { isTempo } from './otherServer.ts';

export interface Attempt<T> {
  /** The part of the API that it uses. */
  readonly part: ApiPart;
  readonly ask: () => Promise<Result<T, ApiError>>;
}

/**
 * Returns the first answer. The next attempt is made only if a part of the API is missing. If all are
 * missing, returns the error that tells the user most, or names the other server that it is. Remembers what
 * this reveals about the server;
 * `hasData`: whether the answer is more than an empty one.
 */
export async function firstPresent<T>(
  { target, memory, transport }: ApiContext,
  attempts: readonly Attempt<T>[],
  hasData: (answer: T) => boolean,
): Promise<Result<T, ApiError>> {
  const evidence = new DialectEvidence(memory);
  let worst: ApiError | undefined;
  for (const { part, ask } of attempts) {
    const result = await ask();
    if (result.ok) evidence.noteAnswer(part, hasData(result.value));
    if (result.ok || !isAbsence(result.error)) return result;
    evidence.noteAbsence(part, result.error);
    worst = moreTelling(worst, result.error);
  }
  if (worst?.kind === 'absent' && target.fixture === undefined && (await isTempo(target, transport))) {
    return err({ kind: 'tempo', url: worst.url });
  }
  return err(
    withFixture(target, worst ?? { kind: 'invalid', message: 'No API is allowed for this request.' }),
  );
}

/** If the page asks for built-in data, a missing API means that nothing serves it. */
export function withFixture(target: ApiTarget, error: ApiError): ApiError {
  if (target.fixture === undefined || !(error.kind === 'absent' || error.kind === 'page')) return error;
  return { kind: 'no-fixture', url: error.url, fixture: target.fixture };
}

/**
 * A v3 route answers in JSON. If it refuses in plain text, either the server has no v3, or something in
 * between refused. There is no way to tell, so the next attempt is made and nothing is remembered.
 */
export function absentUnlessV3<T>(result: Result<T, ApiError>): Result<T, ApiError> {
  if (result.ok) return result;
  const { error } = result;
  if (error.kind !== 'refused' || error.form !== 'text' || error.status >= 500) return result;
  if (isLimit(error)) return result;
  const { url, status, message } = error;
  return err({ kind: 'absent', url, status, message, isServersOwn: false });
}

/** Asks the same thing in one way after the other, until a server has that part of the API. */
import { err, type Result } from '../base/result.ts';
import { type ApiError, isAbsence, isLimit, moreTelling } from './apiError.ts';
import type { ApiTarget } from './apiTarget.ts';

export type Attempt<T> = () => Promise<Result<T, ApiError>>;

/**
 * The first answer of attempts in order; the next is made only where one is absent. Where all are absent the error
 * that tells most remains.
 */
export async function firstPresent<T>(
  target: ApiTarget,
  attempts: readonly Attempt<T>[],
): Promise<Result<T, ApiError>> {
  let worst: ApiError | undefined;
  for (const attempt of attempts) {
    const result = await attempt();
    if (result.ok || !isAbsence(result.error)) return result;
    worst = moreTelling(worst, result.error);
  }
  return err(withFixture(target, worst ?? { kind: 'invalid', message: 'No way to ask is allowed.' }));
}

/** Where the page asks for built-in data, an absent API means that nothing serves them. */
export function withFixture(target: ApiTarget, error: ApiError): ApiError {
  if (target.fixture === undefined || !(error.kind === 'absent' || error.kind === 'page')) return error;
  return { kind: 'no-fixture', url: error.url, fixture: target.fixture };
}

/** A refusal in plain text by a v3 route: the server has no v3 (VictoriaTraces answers 400 in text for everything). */
export function absentUnlessV3<T>(result: Result<T, ApiError>): Result<T, ApiError> {
  if (result.ok) return result;
  const { error } = result;
  if (error.kind !== 'refused' || error.form !== 'text' || error.status >= 500) return result;
  if (isLimit(error)) return result;
  return err({ kind: 'absent', url: error.url, status: error.status, message: error.message });
}

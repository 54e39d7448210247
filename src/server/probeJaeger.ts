/** Checks Jaeger when the server starts. */

import type { IncomingMessage } from 'node:http';
import { createJaegerRequests, describeNetworkError, nameJaeger } from './jaegerRequest.ts';

const PATH = '/api/v3/services';
const PATIENCE_MS = 5_000;

/**
 * Checks whether `target` answers like Jaeger, the way users' requests will ask it. Resolves to a sentence
 * that says what is wrong, or to undefined. Takes at most 5 seconds.
 */
export function probeJaeger(target: URL): Promise<string | undefined> {
  const name = nameJaeger(target);
  const request = createJaegerRequests(target)({ method: 'GET', path: PATH, headers: {} });
  const impatience = setTimeout(
    () => request.destroy(new Error(`no answer within ${PATIENCE_MS / 1000} seconds`)),
    PATIENCE_MS,
  );
  return new Promise<string | undefined>((resolve) => {
    request.once('response', (answer) => {
      resolve(concernOf(answer, name, target));
      request.destroy();
    });
    request.on('error', (error) =>
      resolve(`Jaeger at ${name} cannot be reached: ${describeNetworkError(error)}.`),
    );
  }).finally(() => clearTimeout(impatience));
}

function concernOf(
  { statusCode = 0, headers }: IncomingMessage,
  name: string,
  { username, password }: URL,
): string | undefined {
  if (statusCode === 401) {
    const isNamed = username !== '' || password !== '';
    return isNamed
      ? `${name} does not accept the name and password of JAEGER_URL (401).`
      : `${name} requires a name and a password (401): put them into JAEGER_URL, or set FORWARD_HEADERS=authorization.`;
  }
  if (headers['content-type']?.includes('text/html') === true) {
    return `${name} answers, but with a page where Jaeger's API was expected.`;
  }
  return statusCode >= 200 && statusCode < 300 ? undefined : `${name} answers ${statusCode} to ${PATH}.`;
}

/** Requests to the real Jaeger: connection, login and timeouts. */

import * as http from 'node:http';
import * as https from 'node:https';

/** Time to connect, ms. */
const CONNECT_MS = 5_000;
/** Time without a byte, ms. Jaeger may take long before it starts to answer. */
const SILENCE_MS = 300_000;

interface JaegerRequest {
  readonly method: 'GET' | 'HEAD';
  /** With its query string, as sent on the wire, below the path of `target`. */
  readonly path: string;
  readonly headers: http.OutgoingHttpHeaders;
}

/**
 * Returns a function that opens requests without a body to `target` (an address that may include a path, a
 * name and a password). Each has its own connection, so that surplus bytes of one answer cannot be mistaken
 * for another answer. The name and password are sent with every request that has no `authorization` of its
 * own.
 */
export function createJaegerRequests(target: URL) {
  const protocol = target.protocol === 'https:' ? https : http;
  const agent = new protocol.Agent({ keepAlive: false });
  const { prefix, authorization } = readTarget(target);
  const origin = new URL(target.origin);

  return ({ method, path, headers }: JaegerRequest): http.ClientRequest => {
    const request = protocol.request(origin, {
      agent,
      method,
      path: prefix + path,
      headers: { ...(authorization === undefined ? {} : { authorization }), ...headers, host: target.host },
    });
    request.once('socket', (socket) => {
      socket.setTimeout(CONNECT_MS, () => request.destroy(new Error('it is silent')));
      socket.once('connect', () => socket.setTimeout(SILENCE_MS));
    });
    request.end();
    return request;
  };
}

/** The address for messages, without name and password. */
export function nameJaeger(target: URL): string {
  return target.origin + target.pathname.replace(/\/$/, '');
}

/** The innermost cause says the most: "fetch failed" hides "connect ECONNREFUSED 127.0.0.1:16686". */
export function describeNetworkError(error: unknown): string {
  let innermost = error;
  while (innermost instanceof Error && innermost.cause !== undefined) innermost = innermost.cause;
  if (innermost instanceof AggregateError) innermost = innermost.errors[0];
  return innermost instanceof Error ? innermost.message : String(innermost);
}

function readTarget({ pathname, username, password }: URL) {
  const prefix = pathname.replace(/\/$/, '');
  if (username === '' && password === '') return { prefix, authorization: undefined };
  const pair = Buffer.from(`${decoded(username)}:${decoded(password)}`);
  return { prefix, authorization: `Basic ${pair.toString('base64')}` };
}

/** A password may contain a `%` that is not an escape. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Requests to the real Jaeger: who asks, with which name and password, and for how long. */

import * as http from 'node:http';
import * as https from 'node:https';

/** Until there is a connection. */
const CONNECT_MS = 5_000;
/** Without a byte. Jaeger may think long before it begins. */
const SILENCE_MS = 300_000;

interface JaegerRequest {
  readonly method: 'GET' | 'HEAD';
  /** With its query, as it goes on the wire, below the path of `target`. */
  readonly path: string;
  readonly headers: http.OutgoingHttpHeaders;
}

/**
 * Returns a function that opens requests to `target` (an address that may have a path, a name and a password), without
 * a body. Each has a connection of its own: what an answer has too much cannot be taken for another one's answer. The
 * name and password are sent with every request that brings no `authorization` itself.
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

/** The address for people, without name and password. */
export function nameJaeger(target: URL): string {
  return target.origin + target.pathname.replace(/\/$/, '');
}

/** The innermost cause says most: "fetch failed" hides "connect ECONNREFUSED 127.0.0.1:16686". */
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

/** A password may hold a `%` that encodes nothing. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

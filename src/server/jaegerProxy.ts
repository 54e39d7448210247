/** Forwards requests to a real Jaeger: streamed both ways, given up as soon as one side gives up. */

import * as http from 'node:http';
import * as https from 'node:https';
import { pipeline } from 'node:stream';

/** Headers that belong to one connection, not to the message (RFC 9110 §7.6.1). */
const connectionHeaders = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/**
 * Returns a handler that asks `target` (an address that may have a path) for `path`. Headers already set on the
 * response win over Jaeger's. A Jaeger that does not answer gives 502, with a body in Jaeger's own form of an error.
 */
export function createJaegerProxy(target: URL) {
  const protocol = target.protocol === 'https:' ? https : http;
  const agent = new protocol.Agent({ keepAlive: true });
  const prefix = target.pathname.replace(/\/$/, '');

  return (request: http.IncomingMessage, response: http.ServerResponse, path: string): void => {
    const forwarded = protocol.request(target, {
      agent,
      auth: target.username === '' ? undefined : `${target.username}:${target.password}`,
      method: request.method,
      path: prefix + path,
      headers: { ...withoutConnectionHeaders(request.headers), host: target.host },
    });
    forwarded.on('response', (answer) => {
      for (const [name, value] of Object.entries(withoutConnectionHeaders(answer.headers))) {
        if (value !== undefined && !response.hasHeader(name)) response.setHeader(name, value);
      }
      response.writeHead(answer.statusCode ?? 502);
      pipeline(answer, response, () => undefined); // whichever side broke off, the other is closed by now
    });
    forwarded.on('error', (error) => {
      if (response.headersSent || response.destroyed) response.destroy();
      else refuse(response, `Jaeger at ${target.origin}${prefix} does not answer: ${describe(error)}.`);
    });
    response.on('close', () => forwarded.destroy());
    pipeline(request, forwarded, () => undefined);
  };
}

/** Asks a Jaeger whether it is one: a sentence that says what is wrong, or undefined. Takes at most 5 seconds. */
export async function probeJaeger(target: URL): Promise<string | undefined> {
  const path = `${target.pathname.replace(/\/$/, '')}/api/v3/services`;
  try {
    const answer = await fetch(new URL(path, target.origin), { signal: AbortSignal.timeout(5000) });
    const isPage = answer.headers.get('content-type')?.includes('text/html') ?? false;
    await answer.body?.cancel();
    if (isPage) return `${target.href} answers, but with a page where Jaeger's API was expected.`;
    return answer.ok ? undefined : `${target.href} answers ${answer.status} to ${path}.`;
  } catch (error) {
    return `Jaeger at ${target.href} cannot be reached: ${describe(error)}.`;
  }
}

function refuse(response: http.ServerResponse, message: string): void {
  response.writeHead(502, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(`${JSON.stringify({ data: null, errors: [{ code: 502, msg: message }] })}\n`);
}

function withoutConnectionHeaders(headers: http.IncomingHttpHeaders): http.OutgoingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !connectionHeaders.has(name)));
}

/** The innermost cause says most: "fetch failed" hides "connect ECONNREFUSED 127.0.0.1:16686". */
function describe(error: unknown): string {
  let innermost = error;
  while (innermost instanceof Error && innermost.cause !== undefined) innermost = innermost.cause;
  if (innermost instanceof AggregateError) innermost = innermost.errors[0];
  return innermost instanceof Error ? innermost.message : String(innermost);
}

/**
 * Forwards requests to a real Jaeger. Answers are streamed, and aborted as soon as either side disconnects.
 */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import { headersForJaeger, headersForReader } from './jaegerHeaders.ts';
import { createJaegerRequests, describeNetworkError, nameJaeger } from './jaegerRequest.ts';

interface JaegerProxyOptions {
  /** May include a path, a name and a password. */
  readonly target: URL;
  /** Further request headers to forward to Jaeger, in lower case. */
  readonly forwardedHeaders: readonly string[];
  /** Receives messages for the operator; unlike those for users they include addresses. */
  readonly report: (sentence: string) => void;
}

/**
 * Returns a handler that requests `path` (already checked by `isJaegerEndpoint`) from Jaeger, with GET or
 * HEAD. Headers already set on the response win over Jaeger's. If Jaeger does not answer, or not properly,
 * the user receives 502 with a body in the format of Jaeger's errors. Redirects are not followed.
 */
export function createJaegerProxy({ target, forwardedHeaders, report }: JaegerProxyOptions) {
  const askJaeger = createJaegerRequests(target);
  const fail = (response: ServerResponse, forReaders: string, forOperator: string): void => {
    report(`Jaeger at ${nameJaeger(target)} ${forOperator}.`);
    refuse(response, `Jaeger ${forReaders}.`);
  };

  const pass = (answer: IncomingMessage, response: ServerResponse): void => {
    const status = answer.statusCode ?? 0;
    const oddity = oddityOf(status);
    if (oddity !== undefined) {
      fail(response, oddity, oddity);
      return;
    }
    const headers = headersForReader(answer.headers, forwardedHeaders);
    if (status === 204 || status === 304) delete headers['content-length'];
    for (const [name, value] of Object.entries(headers)) {
      if (value !== undefined && !response.hasHeader(name)) response.setHeader(name, value);
    }
    response.writeHead(status);
    pipeline(answer, response, () => undefined); // if either side disconnects, it closes the other
  };

  return (request: IncomingMessage, response: ServerResponse, path: string): void => {
    const method = request.method === 'HEAD' ? 'HEAD' : 'GET';
    const asked = askJaeger({ method, path, headers: headersForJaeger(request.headers, forwardedHeaders) });
    asked.on('response', (answer) => pass(answer, response));
    asked.on('error', (error: NodeJS.ErrnoException) => {
      if (response.headersSent || response.destroyed) return; // `pipeline` aborts an answer that has begun
      const reason = describeNetworkError(error);
      fail(response, `does not answer (${error.code ?? 'timeout'})`, `does not answer: ${reason}`);
    });
    response.on('close', () => asked.destroy());
  };
}

/** What is wrong with a status, as the end of a sentence; undefined if it can be forwarded. */
function oddityOf(status: number): string | undefined {
  if (status < 200 || status > 599) return `answers with the status ${status}, which means nothing`;
  if (status < 300 || status === 304 || status >= 400) return undefined;
  return `answers with a redirect (${status}), which is not followed: JAEGER_URL must lead to Jaeger itself`;
}

function refuse(response: ServerResponse, message: string): void {
  response.writeHead(502, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(`${JSON.stringify({ data: null, errors: [{ code: 502, msg: message }] })}\n`);
}

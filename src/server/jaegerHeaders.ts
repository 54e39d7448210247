/**
 * Which headers are forwarded between a user and Jaeger:
 * those that are needed, and those that the operator lists.
 */

import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';

const requestHeaders = [
  'accept',
  'accept-encoding',
  'accept-language',
  'cache-control',
  'if-modified-since',
  'if-none-match',
  'pragma',
  'traceparent',
  'tracestate',
  'user-agent',
];

const responseHeaders = [
  'age',
  'cache-control',
  'content-encoding',
  'content-language',
  'content-length',
  'content-type',
  'etag',
  'expires',
  'last-modified',
  'retry-after',
  'vary',
];

/** Response headers that are forwarded along with a request header. */
const counterparts: Readonly<Record<string, string>> = {
  authorization: 'www-authenticate',
  cookie: 'set-cookie',
};

/** The headers of a user's request that Jaeger receives. */
export function headersForJaeger(
  headers: IncomingHttpHeaders,
  forwarded: readonly string[],
): OutgoingHttpHeaders {
  return pick(headers, [...requestHeaders, ...forwarded]);
}

/** The headers of Jaeger's answer that a user receives. */
export function headersForReader(
  headers: IncomingHttpHeaders,
  forwarded: readonly string[],
): OutgoingHttpHeaders {
  return pick(headers, [...responseHeaders, ...forwarded.map((name) => counterparts[name] ?? '')]);
}

function pick(headers: IncomingHttpHeaders, names: readonly string[]): OutgoingHttpHeaders {
  return Object.fromEntries(
    names.map((name) => [name, headers[name]]).filter(([, value]) => value !== undefined),
  );
}

/** Which headers pass between a reader and Jaeger: those that are needed, and those that the operator names. */

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

/** What an answer says to those whose requests may say the other. */
const counterparts: Readonly<Record<string, string>> = {
  authorization: 'www-authenticate',
  cookie: 'set-cookie',
};

/** Those of a reader's headers that Jaeger is sent. */
export function headersForJaeger(
  headers: IncomingHttpHeaders,
  forwarded: readonly string[],
): OutgoingHttpHeaders {
  return pick(headers, [...requestHeaders, ...forwarded]);
}

/** Those of Jaeger's headers that a reader is sent. */
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

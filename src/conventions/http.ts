/** HTTP requests: https://opentelemetry.io/docs/specs/semconv/http/http-spans/ */
import type { KeyFamilies } from './keyFamily.ts';

export const httpKeys = {
  method: ['http.request.method', 'http.method'],
  statusCode: ['http.response.status_code', 'http.status_code'],
  /** The pattern of a path, without ids. */
  route: ['http.route'],
  /** The same at the client. */
  template: ['url.template'],
  /** `http.target` includes the query. */
  path: ['url.path', 'http.target', 'http.path'],
  query: ['url.query'],
  url: ['url.full', 'http.url'],
  /** The header: a name, perhaps with a port. */
  host: ['http.host'],
  resendCount: ['http.request.resend_count', 'http.resend_count'],
  clientAddress: ['client.address', 'http.client_ip'],
  userAgent: ['user_agent.original', 'http.user_agent'],
  protocolVersion: ['network.protocol.version', 'http.flavor'],
  requestSize: ['http.request.body.size', 'http.request_content_length'],
  responseSize: ['http.response.body.size', 'http.response_content_length'],
} as const satisfies KeyFamilies;

/** Returns whether a status code means a server error. Anything that is not a code does not. */
export function isHttpFault(code: string): boolean {
  const number = Number(code);
  return number >= 500 && number <= 599;
}

/** Returns whether a server says by the code that the request was wrong. */
export function isHttpRefusal(code: string): boolean {
  const number = Number(code);
  return number >= 400 && number <= 499;
}

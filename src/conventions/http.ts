/** HTTP requests: https://opentelemetry.io/docs/specs/semconv/http/http-spans/ */
import type { KeyFamilies } from './keyFamily.ts';

export const httpKeys = {
  method: ['http.request.method', 'http.method'],
  statusCode: ['http.response.status_code', 'http.status_code'],
  /** The pattern of a path, without ids. */
  route: ['http.route'],
  /** `http.target` includes the query. */
  path: ['url.path', 'http.target'],
  url: ['url.full', 'http.url'],
} as const satisfies KeyFamilies;

/** Returns whether a status code means a server error. Anything that is not a code does not. */
export function isHttpFault(code: string): boolean {
  const number = Number(code);
  return number >= 500 && number <= 599;
}

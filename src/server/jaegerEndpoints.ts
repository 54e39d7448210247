/**
 * The endpoints of Jaeger that are forwarded: only those
 * that the app uses. `jaeger-proxy.conf` has the same list.
 */

import { isWellEncoded } from './requestPath.ts';

/** `*` stands for one segment of the path, percent-encoded. */
export const jaegerEndpoints: readonly string[] = [
  '/api/dependencies',
  '/api/echo',
  '/api/metrics/calls',
  '/api/metrics/errors',
  '/api/metrics/latencies',
  '/api/metrics/minstep',
  '/api/operations',
  '/api/services',
  '/api/services/*/operations',
  '/api/traces',
  '/api/traces/*',
  '/api/v3/dependencies',
  '/api/v3/operations',
  '/api/v3/services',
  '/api/v3/trace-summaries',
  '/api/v3/traces',
  '/api/v3/traces/*',
];

const patterns = jaegerEndpoints.map((endpoint) => new RegExp(`^${endpoint.replaceAll('*', '[^/]+')}$`));

/** Whether a path (without its query string) is one of them. */
export function isJaegerEndpoint(path: string): boolean {
  return isWellEncoded(path) && patterns.some((pattern) => pattern.test(path));
}

/** The embedded fixture API: `<base>/api` speaks for the usual fixture, `<base>/fixtures/<name>/api` for any other. */

import type { IncomingMessage, ServerResponse } from 'node:http';

/** Generations of Jaeger's HTTP API: up to 2.18, 2.19 and 2.20, and the one after. */
export type Era = 'A' | 'B' | 'C';

export function createFixtureRoutes(_options: { basePath: string; era: Era }) {
  return async (_request: IncomingMessage, response: ServerResponse): Promise<void> => {
    response.writeHead(404).end();
  };
}

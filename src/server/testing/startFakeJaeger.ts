/**
 * A program in place of Jaeger that shows how requests arrive, and lets tests decide how answers are sent.
 */

import { createServer, type ServerResponse } from 'node:http';

export interface FakeJaeger {
  /** `host:port` */
  readonly address: string;
  /** Waits for the request, and resolves to the answer to `/api/traces/stream`, which the test continues. */
  readonly nextStream: () => Promise<ServerResponse>;
  readonly stop: () => Promise<void>;
}

/**
 * `/api/traces/echo…` answers with the request, `/api/traces/large` with 100 kB of JSON, `/api/traces/error`
 * like a failing Jaeger; `/api/traces/stream` begins an answer (headers are sent with the first bytes of the
 * body) and leaves the rest to the test. ---
 */
export async function startFakeJaeger(): Promise<FakeJaeger> {
  let announceStream: (response: ServerResponse) => void = () => undefined;
  const server = createServer((request, response) => {
    const url = request.url ?? '';
    if (url.startsWith('/api/traces/large')) {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify({ data: Array.from({ length: 5000 }, (_, index) => `service-${index}`) }));
    } else if (url.startsWith('/api/traces/error')) {
      response.writeHead(500, {
        'Content-Type': 'text/plain; charset=utf-8',
        'X-Content-Type-Options': 'nosniff',
      });
      response.end('{"data":null,"errors":[{"code":500,"msg":"no"}]}\n');
    } else if (url.startsWith('/api/traces/stream')) {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.write('[1');
      announceStream(response);
    } else {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.end(
        JSON.stringify({ url, method: request.method, authorization: request.headers.authorization }),
      );
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP server has no port');
  return {
    address: `127.0.0.1:${address.port}`,
    nextStream: () =>
      new Promise((resolve) => {
        announceStream = resolve;
      }),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A server that no single client can occupy: it limits the size and slowness of requests. */

import { createServer, type RequestListener, type Server } from 'node:http';

export interface ServerLimits {
  /** Size of the request line and all headers, bytes. */
  readonly headerBytes: number;
  /** Time until all headers of a request have arrived, ms. */
  readonly headersMs: number;
  /** Time between two requests on a connection, ms. */
  readonly idleMs: number;
  /** Time without a byte in either direction during an answer, ms. Longer than Jaeger may be silent. */
  readonly silenceMs: number;
  readonly connections: number;
}

const usualLimits: ServerLimits = {
  headerBytes: 16_384,
  headersMs: 10_000,
  idleMs: 10_000,
  silenceMs: 310_000,
  connections: 1_000,
};

/** Returns a server that is not listening yet. An answer may take any time while its bytes flow. */
export function createLimitedServer(listener: RequestListener, limits: Partial<ServerLimits> = {}): Server {
  const { headerBytes, headersMs, idleMs, silenceMs, connections } = { ...usualLimits, ...limits };
  const server = createServer(
    {
      maxHeaderSize: headerBytes,
      headersTimeout: headersMs,
      requestTimeout: headersMs, // requests have no bodies
      connectionsCheckingInterval: Math.max(100, headersMs / 10),
      keepAliveTimeout: idleMs,
    },
    listener,
  );
  server.maxConnections = connections;
  server.setTimeout(silenceMs);
  return server;
}

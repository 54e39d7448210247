/** A server that no single client can occupy: limits on what comes in, and on how slowly. */

import { createServer, type RequestListener, type Server } from 'node:http';

export interface ServerLimits {
  /** For the request line and all headers, in bytes. */
  readonly headerBytes: number;
  /** Until the headers of a request are there, in milliseconds. */
  readonly headersMs: number;
  /** Between two requests of a connection, in milliseconds. */
  readonly idleMs: number;
  /** Without a byte in either direction while an answer is on its way, in milliseconds: longer than Jaeger may be silent. */
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

/** Not listening yet. An answer may take as long as its bytes flow. */
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

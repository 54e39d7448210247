/** A server in place of Jaeger that answers as a journey wants, behind its own server of the app. */

import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startServer } from './startServer.ts';

export interface StubAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text is sent as it is; anything else as JSON. */
  readonly body: unknown;
}

/** Answers a path (below the server, without its query string); undefined: 404, in Go's words. */
export type Stub = (path: string) => StubAnswer | undefined;

export interface StubbedApp {
  /** The app's address. */
  readonly origin: string;
  /** The paths requested since the stub was last changed. */
  readonly asked: readonly string[];
  /** Changes the answers from now on. */
  readonly becomes: (stub: Stub) => void;
  readonly stop: () => Promise<void>;
}

/** Starts the app in front of a stub. */
export async function startStubbedApp(first: Stub): Promise<StubbedApp> {
  let stub = first;
  const asked: string[] = [];
  const jaeger = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://stub');
    asked.push(pathname);
    send(response, stub(pathname) ?? GO_NOT_FOUND);
  });
  await new Promise<void>((resolve) => jaeger.listen(0, '127.0.0.1', resolve));
  const { port } = jaeger.address() as AddressInfo;
  const app = await startServer({ JAEGER_URL: `http://127.0.0.1:${port}`, BASE_PATH: '', CONFIG: '' });
  return {
    origin: app.origin,
    asked,
    becomes: (next) => {
      stub = next;
      asked.length = 0;
    },
    stop: async () => {
      await app.stop();
      jaeger.closeAllConnections();
      jaeger.close();
    },
  };
}

const GO_NOT_FOUND: StubAnswer = {
  status: 404,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: '404 page not found\n',
};

function send(response: ServerResponse, { status = 200, headers, body }: StubAnswer): void {
  const isText = typeof body === 'string';
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(isText ? body : JSON.stringify(body));
}

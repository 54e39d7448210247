/** Runs our own server in this process, for tests. */

import type { IncomingMessage } from 'node:http';
import { createLimitedServer, type ServerLimits } from '../limitedServer.ts';
import { createRequestHandler } from '../requestHandler.ts';
import { readSettings } from '../settings.ts';
import type { Running } from './startNginx.ts';

interface OursOptions {
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly limits?: Partial<ServerLimits>;
  /** Runs when a request has been accepted, before any of its file is read. */
  readonly afterwards?: (request: IncomingMessage) => void;
  readonly report?: (sentence: string) => void;
}

/** Serves `directory` as `environment` says, on a free port of this machine. */
export async function startOurs({
  directory,
  environment,
  limits,
  afterwards = () => {},
  report = () => {},
}: OursOptions): Promise<Running> {
  const settings = readSettings(environment);
  if (!settings.ok) throw new Error(settings.error.join(' '));
  const answer = await createRequestHandler(settings.value, directory, report);
  const server = createLimitedServer((request, response) => {
    answer(request, response);
    afterwards(request);
  }, limits);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP server has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

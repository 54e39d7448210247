/** Starts the server: reads the settings, listens, and says where, or why not. */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { probeJaeger } from './jaegerProxy.ts';
import { createRequestHandler } from './requestHandler.ts';
import { readSettings, type ServerSettings } from './settings.ts';

/** Serves the built app in `directory` as `environment` says. Sets the exit code to 1 when it cannot. */
export async function serve(
  directory: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const read = readSettings(environment);
  if (!read.ok) {
    for (const problem of read.error) console.error(problem);
    process.exitCode = 1;
    return;
  }
  const settings = read.value;
  const server = createServer(await createRequestHandler(settings, directory));
  server.requestTimeout = 0; // answers of 100 MB may take their time
  server.on('error', (error: NodeJS.ErrnoException) => {
    console.error(explainListenError(error, settings));
    process.exitCode = 1;
  });
  server.listen(settings.port, settings.host, () => {
    void announce(server.address(), settings);
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      server.close();
      server.closeAllConnections();
    });
  }
}

async function announce(address: AddressInfo | string | null, settings: ServerSettings): Promise<void> {
  const port = typeof address === 'object' && address !== null ? address.port : settings.port;
  const { jaegerUrl } = settings;
  const source =
    jaegerUrl === undefined ? 'built-in traces' : `Jaeger at ${jaegerUrl.origin}${jaegerUrl.pathname}`;
  console.log(`Spanwise with ${source}: http://${nameHost(settings.host)}:${port}${settings.basePath}/`);
  if (jaegerUrl === undefined) return;
  const problem = await probeJaeger(jaegerUrl);
  if (problem !== undefined) console.warn(`${problem} Spanwise goes on, and shows it until Jaeger answers.`);
}

/** How a browser on this machine reaches a server that listens at `host`. */
function nameHost(host: string): string {
  if (['127.0.0.1', '::1', '0.0.0.0', '::'].includes(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

function explainListenError(error: NodeJS.ErrnoException, { host, port }: ServerSettings): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken by another program. Choose another one: PORT=${port + 1} npm start`;
    case 'EACCES':
      return `Port ${port} may not be used by this account. Choose one above 1023: PORT=5170 npm start`;
    default:
      return `Cannot listen on ${host}:${port}: ${error.message}`;
  }
}

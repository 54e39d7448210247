/** Starts the server: reads the settings, listens, and returns where it listens or why it cannot. */

import type { Server } from 'node:http';
import { err, ok, type Result } from '../base/result.ts';
import { findConfigurationProblem } from './answers.ts';
import { createLimitedServer } from './limitedServer.ts';
import { probeJaeger } from './probeJaeger.ts';
import { createRequestHandler } from './requestHandler.ts';
import { readSettings, type ServerSettings } from './settings.ts';

export interface Served {
  /** A sentence that names the address. */
  readonly greeting: string;
  /**
   * Resolves within 5 seconds, to what an operator should know: that the configuration cannot be read, or
   * that the real Jaeger does not answer properly.
   */
  readonly concerns: Promise<readonly string[]>;
  readonly stop: () => void;
}

/**
 * Serves the built app in `directory` as `environment` says;
 * returns sentences that say what is wrong if it cannot.
 */
export async function serve(
  directory: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Result<Served, readonly string[]>> {
  const read = readSettings(environment);
  if (!read.ok) return read;
  const settings = read.value;
  const server = createLimitedServer(await createRequestHandler(settings, directory));
  const listening = await listen(server, settings);
  if (!listening.ok) return err([listening.error]);
  return ok({
    greeting: greet(settings, listening.value),
    concerns: findConcerns(settings),
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  });
}

/** The port, or why the server cannot listen. */
function listen(server: Server, settings: ServerSettings): Promise<Result<number, string>> {
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => resolve(err(explainListenError(error, settings))));
    server.listen(settings.port, settings.host, () => {
      const address = server.address();
      resolve(ok(typeof address === 'object' && address !== null ? address.port : settings.port));
    });
  });
}

function greet({ basePath, host, jaegerUrl }: ServerSettings, port: number): string {
  const source =
    jaegerUrl === undefined ? 'built-in traces' : `Jaeger at ${jaegerUrl.host}${jaegerUrl.pathname}`;
  return `Spanwise with ${source}: http://${nameHost(host)}:${port}${basePath}/`;
}

async function findConcerns({ configFile, jaegerUrl }: ServerSettings): Promise<readonly string[]> {
  const concerns = [findConfigurationProblem(configFile), jaegerUrl && worry(jaegerUrl)];
  return (await Promise.all(concerns)).filter((concern) => concern !== undefined);
}

async function worry(jaegerUrl: URL): Promise<string | undefined> {
  const problem = await probeJaeger(jaegerUrl);
  return problem === undefined
    ? undefined
    : `${problem} Spanwise starts anyway, and shows this until Jaeger answers.`;
}

/** The host name by which a browser on this machine reaches a server that listens on `host`. */
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

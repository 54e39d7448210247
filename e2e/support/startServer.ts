/** Another server of the built app, besides the one that journeys use, with its own settings. */

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const start = fileURLToPath(new URL('../../src/cli/start.mjs', import.meta.url));

/**
 * Runs `npm start` with an environment (HOST and PORT are chosen here); resolves when it says that it is up.
 */
export function startServer(environment: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [start], {
    env: { ...process.env, ...environment, HOST: '', PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return new Promise<{ origin: string; stop: () => Promise<void> }>((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const [, origin] = /(http:\/\/localhost:\d+)/.exec(output) ?? [];
      if (origin === undefined) return;
      resolve({
        origin,
        stop: async () => {
          child.kill();
          await ended;
        },
      });
    });
    child.once('exit', (exitCode) => reject(new Error(`The server ended with ${exitCode}: ${output}`)));
  });
}

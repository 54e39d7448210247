/** Starts the built app on a free port of this machine, for the benchmark. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

async function freePort() {
  return await new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/**
 * Resolves to `{ origin, stop }` once the server answers; fails
 * after 90 seconds. It exits with this process at the latest.
 */
export async function startServer(environment = {}) {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('../../src/cli/start.mjs', import.meta.url))],
    {
      env: { ...process.env, ...environment, PORT: String(port) },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const stop = () => child.kill();
  process.once('exit', stop);
  const origin = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + 90_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The server ended with code ${child.exitCode}`);
    const isUp = await fetch(origin).then(
      (response) => response.ok,
      () => false,
    );
    if (isUp) return { origin, stop };
    await new Promise((done) => setTimeout(done, 200));
  }
  stop();
  throw new Error('The server did not answer in time');
}

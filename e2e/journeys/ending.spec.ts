/** `npm start` exits with npm, whatever npm's shell does. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { patient } from '../support/machine.ts';
import { expect, test } from '../support/test.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

async function isServing(origin: string): Promise<boolean> {
  return fetch(origin).then(
    () => true,
    () => false,
  );
}

test('the server exits when npm receives SIGTERM', async () => {
  const npm = spawn('npm', ['start'], {
    cwd: root,
    env: { ...process.env, HOST: '', PORT: '0', JAEGER_URL: '', BASE_PATH: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const origin = await new Promise<string>((resolve, reject) => {
    let output = '';
    npm.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const [address] = /http:\/\/localhost:\d+/.exec(output) ?? [];
      if (address !== undefined) resolve(address);
    });
    npm.once('exit', () => reject(new Error(`npm start has ended: ${output}`)));
  });
  expect(await isServing(origin)).toBe(true);
  npm.kill('SIGTERM');
  await expect.poll(() => isServing(origin), { timeout: patient(5_000) }).toBe(false);
});

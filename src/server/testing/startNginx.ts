/** Runs a real nginx with jaeger-proxy.conf, for tests. */

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const proxyFile = fileURLToPath(new URL('../../../jaeger-proxy.conf', import.meta.url));

export interface Running {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** The path of an installed nginx, or undefined. */
export function findNginx(): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  return folders.map((folder) => join(folder, 'nginx')).find((path) => existsSync(path));
}

/**
 * Serves `directory` and forwards to the Jaeger at `upstream` (`host:port`), on a free port of this machine.
 */
export async function startNginx(nginx: string, directory: string, upstream: string): Promise<Running> {
  const folder = await mkdtemp(join(tmpdir(), 'spanwise-nginx-'));
  const port = await findFreePort();
  await writeFile(join(folder, 'nginx.conf'), nginxConfiguration(folder));
  await writeFile(join(folder, 'server.conf'), await proxyConfiguration(port, directory, upstream));
  const child = spawn(nginx, ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'ignore' });
  const killWithUs = () => child.kill('SIGTERM');
  process.once('exit', killWithUs);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    process.removeListener('exit', killWithUs);
    await rm(folder, { recursive: true });
  };
  const url = `http://127.0.0.1:${port}`;
  while (child.exitCode === null) {
    const isUp = await fetch(url).then(
      () => true,
      () => false,
    );
    if (isUp) return { url, stop };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const log = await readFile(join(folder, 'error.log'), 'utf8').catch(() => 'it left no log');
  await stop();
  throw new Error(`nginx did not start: ${log}`);
}

/** Returns a port that was free a moment ago. */
export async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('A TCP server has no port');
  return address.port;
}

function nginxConfiguration(folder: string): string {
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `
${user}
daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events { worker_connections 256; }
http {
  include /etc/nginx/mime.types;
  access_log off;
  ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join('\n  ')}
  include ${folder}/server.conf;
}
`;
}

/** The file as published, with the changes that its top asks for, and a port of our own. */
async function proxyConfiguration(port: number, directory: string, upstream: string): Promise<string> {
  const changes: readonly (readonly [string, string])[] = [
    ['server 127.0.0.1:16686;', `server ${upstream};`],
    ['default /usr/share/spanwise;', `default ${directory};`],
    ['listen 80;', `listen 127.0.0.1:${port};`],
    ['listen [::]:80;', ''],
  ];
  return changes.reduce(
    (text, [from, to]) => {
      if (text.split(from).length !== 2) throw new Error(`jaeger-proxy.conf should hold "${from}" once`);
      return text.replace(from, () => to);
    },
    await readFile(proxyFile, 'utf8'),
  );
}

/** What is served, and how: the same requests to our own server and to nginx with jaeger-proxy.conf. */

import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildStartScript, insertStartScript } from '../bundle/startScript.ts';
import { securityHeaders } from './securityHeaders.ts';
import { type FakeJaeger, startFakeJaeger } from './testing/startFakeJaeger.ts';
import { findNginx, type Running, startNginx } from './testing/startNginx.ts';
import { startOurs } from './testing/startOurs.ts';

const page = insertStartScript(
  await readFile(fileURLToPath(new URL('../index.html', import.meta.url)), 'utf8'),
  await buildStartScript(),
);
const script = `console.log(${JSON.stringify('a long line, '.repeat(200))});`;
/** Different content, to tell which file was sent. */
const compressedScript = '/* compressed by the build */';
const nginx = findNginx();

const settingsFor = (upstream: string, basePath = '') => ({
  JAEGER_URL: `http://${upstream}`,
  BASE_PATH: basePath,
});

const uncompressed = { headers: { 'Accept-Encoding': 'identity' } };

const servers = [
  {
    name: 'npm start',
    isAvailable: true,
    // Composed by the server.
    configurationStatus: 200,
    start: (directory: string, upstream: string) =>
      startOurs({ directory, environment: settingsFor(upstream) }),
  },
  {
    name: nginx === undefined ? 'nginx (skipped: it is not installed)' : 'nginx',
    isAvailable: nginx !== undefined,
    configurationStatus: 204,
    start: (directory: string, upstream: string) => startNginx(nginx ?? '', directory, upstream),
  },
];

describe.each(servers)('$name', ({ isAvailable, configurationStatus, start }) => {
  let directory = '';
  let jaeger: FakeJaeger;
  let server: Running;

  beforeAll(async () => {
    if (!isAvailable) return;
    directory = await mkdtemp(join(tmpdir(), 'spanwise-serving-'));
    await mkdir(join(directory, 'static'));
    await writeFile(join(directory, 'index.html'), page);
    await writeFile(join(directory, 'static', 'app-1a2b3c4d.js'), script);
    const built = join(directory, 'static', 'built-1a2b3c4d.js');
    await writeFile(built, script);
    await writeFile(`${built}.gz`, gzipSync(compressedScript));
    jaeger = await startFakeJaeger();
    server = await start(directory, jaeger.address);
  });
  afterAll(async () => {
    if (!isAvailable) return;
    await server.stop();
    await jaeger.stop();
    await rm(directory, { recursive: true });
  });

  const ask = (path: string, init?: RequestInit) => fetch(server.url + path, init);

  it.runIf(isAvailable).each([
    ['/', 200],
    ['/search?service=cart', 200],
    ['/trace/7f3a', 200],
    ['/static/app-1a2b3c4d.js', 200],
    ['/static/missing.js', 404],
    ['/config.json', configurationStatus],
    ['/no/such/config.json', configurationStatus],
    ['/api/traces/echo', 200],
    ['/api/traces/error', 500],
  ])('sends every security header once with %s', async (path, status) => {
    const answer = await ask(path);
    const expected = Object.entries(securityHeaders(page, "'self'")).map(([name, value]) => [name, value]);
    expect(answer.status).toBe(status);
    expect(expected.map(([name = '']) => [name, answer.headers.get(name)])).toEqual(expected);
    expect(answer.headers.get('x-powered-by')).toBeNull();
  });

  it.runIf(isAvailable)('sends a file as compressed by the build, to clients that accept it', async () => {
    const path = '/static/built-1a2b3c4d.js';
    const compressed = await ask(path, { headers: { 'Accept-Encoding': 'gzip' } });
    expect([compressed.headers.get('content-encoding'), compressed.headers.get('vary')]).toEqual([
      'gzip',
      'Accept-Encoding',
    ]);
    expect(compressed.headers.get('content-type')).toMatch(/javascript/);
    expect(compressed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(await compressed.text()).toBe(compressedScript);
    expect(await (await ask(path, uncompressed)).text()).toBe(script);
  });

  it
    .runIf(isAvailable)
    .each(['/', '/search', '/trace/7f3a', '/trace/a...b', '/services/my.shop', '/no/such/page'])(
    'serves the page for %s, to be revalidated',
    async (path) => {
      const answer = await ask(path);
      expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
      expect(answer.headers.get('cache-control')).toBe('no-cache');
      expect(await answer.text()).toBe(page);
    },
  );

  it
    .runIf(isAvailable)
    .each([
      '/static/',
      '/static/missing.js',
      '/static/missing',
      '/deep/static/missing.css',
      '/favicon.ico',
      '/source.js.map',
    ])('serves no page in place of the missing file %s', async (path) => {
    const answer = await ask(path);
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toBe(page);
  });

  it.runIf(isAvailable)('lets hashed files be cached forever, but not their absence', async () => {
    const kept = await ask('/static/app-1a2b3c4d.js');
    expect(kept.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(kept.headers.get('content-type')).toMatch(/^(text|application)\/javascript/);
    expect(await kept.text()).toBe(script);
    expect((await ask('/static/missing.js')).headers.get('cache-control')).toBe('no-cache');
  });

  it.runIf(isAvailable)('finds the files of a page with a wrong base', async () => {
    expect(await (await ask('/no/such/static/app-1a2b3c4d.js')).text()).toBe(script);
  });

  it.runIf(isAvailable)('answers 304 if the client has the page already', async () => {
    const tag = (await ask('/')).headers.get('etag') ?? '';
    expect((await ask('/', { headers: { 'If-None-Match': tag } })).status).toBe(304);
  });

  it.runIf(isAvailable).each(['/api/traces/large', '/static/app-1a2b3c4d.js', '/'])(
    'compresses %s',
    async (path) => {
      const packed = await getRaw(server.url + path, { 'accept-encoding': 'gzip' });
      const plain = await getRaw(server.url + path, {});
      expect(packed.headers['content-encoding']).toBe('gzip');
      expect(packed.headers.vary).toMatch(/accept-encoding/i);
      expect(packed.length).toBeLessThan(plain.length * 0.7);
      expect(plain.headers['content-encoding']).toBeUndefined();
    },
  );

  it.runIf(isAvailable)('forwards path and query as they are', async () => {
    const path = '/api/traces/echo%2Fa%20c?tags=%7B%22a%22%3A%22b%22%7D&x=1+2&y=/../%2e%2e/';
    const answer = await ask(path);
    expect(await answer.json()).toMatchObject({ url: path, method: 'GET' });
  });

  it.runIf(isAvailable)('streams an answer', async () => {
    const [stream, answer] = await Promise.all([
      jaeger.nextStream(),
      ask('/api/traces/stream', uncompressed),
    ]);
    const chunks = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await chunks?.read())?.value).toBe('[1');
    stream.write(',2');
    expect((await chunks?.read())?.value).toBe(',2');
    stream.end();
    expect((await chunks?.read())?.done).toBe(true);
  });

  it.runIf(isAvailable)('disconnects from Jaeger when the user disconnects', async () => {
    const leave = new AbortController();
    const [stream, answer] = await Promise.all([
      jaeger.nextStream(),
      ask('/api/traces/stream', { ...uncompressed, signal: leave.signal }),
    ]);
    const closed = new Promise((resolve) => stream.once('close', resolve));
    leave.abort();
    await closed;
    await expect(answer.text()).rejects.toThrow('aborted');
  });

  it.runIf(isAvailable)('breaks off an answer where Jaeger did, instead of ending it properly', async () => {
    const [stream, answer] = await Promise.all([
      jaeger.nextStream(),
      ask('/api/traces/stream', uncompressed),
    ]);
    stream.destroy();
    await expect(answer.text()).rejects.toThrow('terminated');
  });

  it.runIf(isAvailable)('answers 502, with every security header, when Jaeger is gone', async () => {
    await jaeger.stop();
    const answer = await ask('/api/services');
    expect(answer.status).toBe(502);
    expect(answer.headers.get('content-security-policy')).toBe(
      securityHeaders(page, "'self'")['Content-Security-Policy'],
    );
    jaeger = await startFakeJaeger();
  });
});

describe('npm start below a path', () => {
  it('serves page, files and API there, and points to it elsewhere', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'spanwise-serving-'));
    await writeFile(join(directory, 'index.html'), page);
    const jaeger = await startFakeJaeger();
    const server = await startOurs({
      directory,
      environment: settingsFor(`${jaeger.address}/jaeger`, '/tracing'),
    });
    const text = async (path: string) => (await fetch(server.url + path)).text();
    expect(await text('/tracing/trace/7f3a')).toBe(page);
    expect(await text('/tracing/api/traces/echo')).toContain('"url":"/jaeger/api/traces/echo"');
    expect(await text('/elsewhere')).toContain('/tracing/');
    await server.stop();
    await jaeger.stop();
    await rm(directory, { recursive: true });
  });
});

describe('npm start while files come and go', () => {
  it('breaks off an answer whose file disappears, and keeps running', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'spanwise-serving-'));
    const vanishing = join(directory, 'static', 'app-1a2b3c4d.js');
    await mkdir(join(directory, 'static'));
    await writeFile(join(directory, 'index.html'), page);
    await writeFile(vanishing, script);
    const jaeger = await startFakeJaeger();
    const server = await startOurs({
      directory,
      environment: settingsFor(jaeger.address),
      afterwards: (request) => {
        if (request.url?.startsWith('/static/') === true) rmSync(vanishing, { force: true });
      },
    });
    const ask = (path: string, init?: RequestInit) => fetch(server.url + path, init);
    await expect(ask('/static/app-1a2b3c4d.js').then((answer) => answer.text())).rejects.toThrow();
    expect((await ask('/static/app-1a2b3c4d.js')).status).toBe(404);
    await expect(ask('/', { headers: { Range: 'bytes=9-3' } })).rejects.toThrow();
    expect(await (await ask('/')).text()).toBe(page);
    await server.stop();
    await jaeger.stop();
    await rm(directory, { recursive: true });
  });
});

/** The bytes on the wire; `fetch` would decompress them. */
function getRaw(url: string, headers: Record<string, string>) {
  return new Promise<{ headers: IncomingMessage['headers']; length: number }>((resolve, reject) => {
    get(url, { headers }, (answer) => {
      let length = 0;
      answer.on('data', (chunk: Buffer) => {
        length += chunk.length;
      });
      answer.on('end', () => resolve({ headers: answer.headers, length }));
    }).on('error', reject);
  });
}

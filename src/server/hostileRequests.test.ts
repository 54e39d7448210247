/**
 * Requests and answers that no well-behaved program sends,
 * to our own server and to nginx with jaeger-proxy.conf.
 */

import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RawUpstream, sendRaw, startRawUpstream, statusesOf } from './testing/rawHttp.ts';
import { findNginx, type Running, startNginx } from './testing/startNginx.ts';
import { startOurs } from './testing/startOurs.ts';

const usualAnswer =
  'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 11\r\n\r\n{"data":[]}';
const smuggled = new URL('../../../shared/cases/smuggled-request.http.txt', import.meta.url);
const nginx = findNginx();

const servers = [
  {
    name: 'npm start',
    isAvailable: true,
    start: (directory: string, upstream: string) =>
      startOurs({ directory, environment: { JAEGER_URL: `http://${upstream}` } }),
  },
  {
    name: nginx === undefined ? 'nginx (skipped: it is not installed)' : 'nginx',
    isAvailable: nginx !== undefined,
    start: (directory: string, upstream: string) => startNginx(nginx ?? '', directory, upstream),
  },
];

/** A request as browsers send it, except for the given parts. */
function requestOf({
  method = 'GET',
  target = '/api/services',
  host = 'localhost',
  headers = '',
  body = '',
}): string {
  return `${method} ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n${headers}\r\n${body}`;
}

describe.each(servers)('$name', ({ isAvailable, start }) => {
  let directory = '';
  let upstream: RawUpstream;
  let server: Running;
  let seen = 0;
  const heard = () => upstream.heard().slice(seen);

  beforeAll(async () => {
    if (!isAvailable) return;
    const folder = await mkdtemp(join(tmpdir(), 'spanwise-hostile-'));
    directory = join(folder, 'dist');
    await mkdir(directory);
    await mkdir(join(folder, 'dist-of-others'));
    await writeFile(join(folder, 'dist-of-others', 'secret.json'), 'secret');
    await writeFile(join(directory, 'index.html'), '<!doctype html>');
    upstream = await startRawUpstream(usualAnswer);
    server = await start(directory, upstream.address);
  });
  beforeEach(() => {
    if (!isAvailable) return;
    seen = upstream.heard().length;
    upstream.answer = usualAnswer;
  });
  afterAll(async () => {
    if (!isAvailable) return;
    await server.stop();
    await upstream.stop();
    await rm(join(directory, '..'), { recursive: true });
  });
  const send = (request: string) => sendRaw(server.url, request);

  it
    .runIf(isAvailable)
    .each([
      '/api/services',
      '/api/services/my.shop%2Fcart%20100%25/operations',
      '/api/operations?service=../../x',
      '/api/traces?service=a&tags=%7B%22a%22%3A%22..%2F%22%7D',
      '/api/traces/00f067aa0ba902b7',
      '/api/traces/a...b',
      '/api/dependencies?endTs=1&lookback=2',
      '/api/metrics/latencies?service=a&quantile=0.95',
      '/api/v3/services',
      '/api/v3/operations?service=a',
      '/api/v3/traces?query.service_name=a',
      '/api/v3/traces/4bf92f3577b34da6a3ce929d0e0e4736',
      '/api/v3/trace-summaries?query.service_name=%C3%BC',
    ])('forwards %s as it is', async (target) => {
    expect(statusesOf(await send(requestOf({ target })))).toEqual([200]);
    expect(heard().split('\r\n', 1)).toEqual([`GET ${target} HTTP/1.1`]);
  });

  it
    .runIf(isAvailable)
    .each([
      '/api/',
      '/api/admin',
      '/api/archive/00f067aa0ba902b7',
      '/api/traces/',
      '/api/traces/a/b',
      '/api//services',
      '/api/services/',
      '/api/v3/admin',
      '/api/../../admin',
      '/api/traces/../../admin',
      '/api/traces/..',
      '/api/traces/.',
      '/api/traces/..?a=1',
      '/api/traces/..;x',
      '/api/%2e%2e/admin',
      '/api/traces/%2e%2e',
      '/api/traces/.%2E',
      '/api/traces/%252e%252e',
      '/api/traces/%25252e%25252e%25252fadmin',
      '/api/traces/..%2f..%2fadmin',
      '/api/traces/x%2f..%2f..%2fadmin',
      '/api/traces/..%5cadmin',
      '/api/traces/..\\admin',
      '/api/services/..%2f..%2fadmin/operations',
      '/api/traces/a%00b',
      '/api/traces/a%0d%0aX:y',
      '/api/traces/a%250aX:y',
      '/api/traces/%zz',
      '/api/services#/../../admin',
      '/api/traces/\xe9',
      '/admin/..%2fapi/services',
      '/admin/../api/services',
      '/x/..%2fapi%2fservices',
      '//api/services',
      '/api;/services',
      'http://upstream/api/admin',
      '*',
    ])('forwards nothing for %s', async (target) => {
    const answer = await send(requestOf({ target }));
    expect(heard()).toBe('');
    expect(answer).not.toContain('"data":[]');
  });

  it
    .runIf(isAvailable)
    .each([
      '/../dist-of-others/secret.json',
      '/..%2fdist-of-others/secret.json',
      '/%2e%2e/dist-of-others/secret.json',
      '/static/../../dist-of-others/secret.json',
      '/%2e%2e%2f%2e%2e%2f%2e%2e%2f%2e%2e%2fetc/passwd',
    ])('serves no file outside the app: %s', async (target) => {
    const answer = await send(requestOf({ target }));
    expect(answer).not.toMatch(/secret$|root:/);
    expect(statusesOf(answer)).toEqual([400]);
  });

  it.runIf(isAvailable).each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT', 'PROPFIND'])(
    'refuses %s',
    async (method) => {
      const answer = await send(requestOf({ method }));
      expect(answer).not.toContain(' 200 ');
      expect(heard()).toBe('');
    },
  );

  it.runIf(isAvailable).each([
    [
      'in chunks',
      'Transfer-Encoding: chunked\r\n',
      '2d\r\nGET /slow-secret HTTP/1.1\r\nHost: internal\r\n\r\n\r\n0\r\n\r\n',
    ],
    ['with a length', 'Content-Length: 43\r\n', 'GET /slow-secret HTTP/1.1\r\nHost: internal\r\n\r\n'],
    [
      'with both',
      'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n',
      '0\r\n\r\nGET /slow-secret HTTP/1.1\r\n\r\n',
    ],
    [
      'of two lengths',
      'Content-Length: 5\r\nContent-Length: 43\r\n',
      '0\r\n\r\nGET /slow-secret HTTP/1.1\r\n\r\n',
    ],
    ['in an unknown encoding', 'Transfer-Encoding: xchunked\r\n', '0\r\n\r\n'],
    ['with a length that is not a number', 'Content-Length: +5\r\n', '0\r\n\r\n'],
  ])('refuses a body %s, which could hide another request', async (_, headers, body) => {
    for (const method of ['GET', 'HEAD', 'POST']) {
      const answer = await send(requestOf({ method, headers, body }));
      expect(statusesOf(answer)).toHaveLength(1);
      expect(statusesOf(answer).every((status) => status >= 400)).toBe(true);
    }
    expect(heard()).toBe('');
  });

  it.runIf(isAvailable && existsSync(smuggled))(
    'lets no request through inside of another (skipped if ../shared is absent)',
    async () => {
      const request = readFileSync(smuggled, 'latin1')
        .replace(/\r?\n/g, '\r\n')
        .replace('Host: x', 'Host: localhost');
      await send(request);
      await send(request.replace('/api/first', '/api/services'));
      expect(heard()).toBe('');
    },
  );

  it.runIf(isAvailable)('answers a request that declares an empty body', async () => {
    expect(statusesOf(await send(requestOf({ headers: 'Content-Length: 0\r\n' })))).toEqual([200]);
    expect(heard()).not.toMatch(/content-length|transfer-encoding/i);
  });

  it
    .runIf(isAvailable)
    .each(['localhost', 'LOCALHOST:5170', 'localhost.', '127.0.0.1', '127.0.0.1:80', '[::1]:5170'])(
    'answers to the name %s',
    async (host) => {
      expect(statusesOf(await send(requestOf({ host })))).toEqual([200]);
    },
  );

  it
    .runIf(isAvailable)
    .each([
      'evil.example',
      'evil.example:5170',
      'localhost.evil.example',
      'evil.example#localhost',
      'localhost@evil.example',
      'evil-localhost',
      '127.0.0.1.evil.example',
      '',
    ])('refuses the name %j, for pages and for the API', async (host) => {
    for (const target of ['/api/services', '/']) {
      expect(statusesOf(await send(requestOf({ host, target }))).every((status) => status >= 400)).toBe(true);
    }
    expect(heard()).toBe('');
  });

  it.runIf(isAvailable)('does not forward private headers to Jaeger', async () => {
    const headers =
      'Cookie: session=1\r\nAuthorization: Bearer t\r\nX-Api-Key: k\r\nUpgrade: h2c\r\nTE: trailers\r\nProxy-Authorization: p\r\nX-Tenant: t\r\nAccept: application/json\r\n';
    await send(requestOf({ headers }));
    expect(heard()).toMatch(/^accept: application\/json\r$/im);
    expect(heard()).not.toMatch(
      /^(cookie|authorization|x-api-key|upgrade|te|proxy-authorization|x-tenant):/im,
    );
  });

  it.runIf(isAvailable)('drops headers of Jaeger that would act on this origin', async () => {
    const headers = [
      'Set-Cookie: a=1',
      'Access-Control-Allow-Origin: *',
      'Clear-Site-Data: "*"',
      'Refresh: 0',
      'Link: </x>',
    ];
    upstream.answer = usualAnswer.replace(
      '\r\n\r\n',
      `\r\n${headers.join('\r\n')}\r\nRetry-After: 3\r\n\r\n`,
    );
    const answer = await send(requestOf({}));
    expect(answer).toMatch(/^retry-after: 3\r$/im);
    expect(answer).not.toMatch(/^(set-cookie|access-control-allow-origin|clear-site-data|refresh|link):/im);
  });

  it.runIf(isAvailable).each([301, 302, 303, 307, 308])(
    'follows no redirect (%s), and does not tell where it leads',
    async (status) => {
      const address = `http://${upstream.address}/internal`;
      upstream.answer = `HTTP/1.1 ${status} Found\r\nLocation: ${address}\r\nContent-Length: 0\r\n\r\n`;
      const answer = await send(requestOf({}));
      expect(statusesOf(answer)).toEqual([502]);
      expect(answer).not.toContain(upstream.address);
      expect(answer).toContain('redirect');
      expect(heard().match(/^GET /gm)).toHaveLength(1);
    },
  );

  it.runIf(isAvailable).each([
    ['a status of one digit', 'HTTP/1.1 042 Odd\r\nContent-Length: 0\r\n\r\n'],
    ['a status of zero', 'HTTP/1.1 000 Odd\r\nContent-Length: 0\r\n\r\n'],
    [
      'a switch of protocols',
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n',
    ],
    [
      'control characters',
      'HTTP/1.1 200 OK\r\nRetry-After: \x01\x7f\r\nETag: \xff\r\nContent-Length: 0\r\n\r\n',
    ],
    ['nothing in its headers', 'HTTP/1.1 200 OK\r\n: \r\nContent-Type:\r\nContent-Length: 0\r\n\r\n'],
    ['no HTTP', 'SSH-2.0-OpenSSH_9.2\r\n\r\n'],
    ['an endless header', `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(200_000)}`],
    ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'],
  ])('survives an answer with %s', async (_, answer) => {
    upstream.answer = answer;
    // It does not matter whether this one ever ends.
    await sendRaw(server.url, requestOf({}), 500);
    upstream.answer = usualAnswer;
    expect(await send(requestOf({}))).toMatch(/\{"data":\[\]\}/);
  });

  it.runIf(isAvailable).each([
    ['204 with a length', 'HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\nhello'],
    ['204 in chunks', 'HTTP/1.1 204 No Content\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n'],
    [
      '304 with a length',
      'HTTP/1.1 304 Not Modified\r\nContent-Type: application/json\r\nContent-Length: 5\r\n\r\nhello',
    ],
    ['200 and another one', `${usualAnswer}HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nanswer`],
  ])('delivers the body of %s to nobody', async (_, answer) => {
    upstream.answer = answer;
    const first = await send(requestOf({}));
    expect(first).not.toMatch(/hello|answer$/);
    upstream.answer = usualAnswer;
    const others = await Promise.all(Array.from({ length: 5 }, () => send(requestOf({}))));
    expect(others.map((text) => /\{"data":\[\]\}/.test(text))).toEqual(others.map(() => true));
  });

  it.runIf(isAvailable)('refuses headers and addresses that are too long', async () => {
    const long = 'x'.repeat(70_000);
    for (const request of [
      requestOf({ headers: `X: ${long}\r\n` }),
      requestOf({ target: `/api/traces?tags=${long}` }),
    ]) {
      expect(statusesOf(await send(request)).every((status) => status >= 400)).toBe(true);
    }
    expect(heard()).toBe('');
  });

  it.runIf(isAvailable)('answers HEAD with headers only', async () => {
    upstream.answer = usualAnswer.slice(0, usualAnswer.indexOf('{'));
    const answer = await send(requestOf({ method: 'HEAD' }));
    expect(statusesOf(answer)).toEqual([200]);
    expect(answer).toMatch(/\r\n\r\n$/);
    expect(heard()).toMatch(/^HEAD /);
  });
});

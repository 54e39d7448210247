import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ServerLimits } from './limitedServer.ts';
import { sendRaw, startRawUpstream, statusesOf } from './testing/rawHttp.ts';
import { findFreePort } from './testing/startNginx.ts';
import { startOurs } from './testing/startOurs.ts';

/** Polls often, and gives up only when a machine would be too busy for any test. */
const PATIENCE = { interval: 10, timeout: 60_000 };

const usualAnswer = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}';

describe('npm start before a Jaeger', () => {
  let directory = '';
  const stops: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'spanwise-proxy-'));
    await writeFile(join(directory, 'index.html'), '<!doctype html>');
  });
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
  });
  afterAll(() => rm(directory, { recursive: true }));

  const startUpstream = async (answer: string | undefined) => {
    const upstream = await startRawUpstream(answer);
    stops.push(upstream.stop);
    return upstream;
  };
  const start = async (environment: Record<string, string>, limits?: Partial<ServerLimits>) => {
    const reports: string[] = [];
    const report = (sentence: string) => void reports.push(sentence);
    const { url, stop } = await startOurs({ directory, environment, report, ...(limits && { limits }) });
    stops.push(stop);
    return { url, reports };
  };
  const request = (headers: string, target = '/api/services') =>
    `GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${headers}\r\n`;

  it.each([
    ['reader:secret@', 'reader:secret'],
    ['reader:p%40ss%3Aw%C3%B6rd@', 'reader:p@ss:wörd'],
    ['reader:100%@', 'reader:100%'],
    [':secret@', ':secret'],
    ['token@', 'token:'],
  ])('sends the name and password of JAEGER_URL (%s), whatever users send', async (credentials, pair) => {
    const upstream = await startUpstream(usualAnswer);
    const { url } = await start({ JAEGER_URL: `http://${credentials}${upstream.address}/jaeger/` });
    await sendRaw(url, request('Authorization: Bearer of-the-reader\r\n'));
    const [, sent = ''] = /^authorization: Basic (.*)\r$/im.exec(upstream.heard()) ?? [];
    expect(Buffer.from(sent, 'base64').toString()).toBe(pair);
    expect(upstream.heard()).toMatch(/^GET \/jaeger\/api\/services HTTP/);
    expect(upstream.heard()).not.toContain('of-the-reader');
  });

  it('forwards the headers in FORWARD_HEADERS, and their counterparts in answers', async () => {
    const upstream = await startUpstream(
      usualAnswer.replace('\r\n\r\n', '\r\nSet-Cookie: a=2\r\nWWW-Authenticate: Basic\r\nServer: x\r\n\r\n'),
    );
    const { url } = await start({
      JAEGER_URL: `http://reader:secret@${upstream.address}`,
      FORWARD_HEADERS: 'Authorization, Cookie, X-Tenant',
    });
    const answer = await sendRaw(
      url,
      request('Authorization: Bearer t\r\nCookie: a=1\r\nX-Tenant: acme\r\nX-Other: o\r\n'),
    );
    expect(upstream.heard()).toMatch(/^authorization: Bearer t\r$/im);
    expect(upstream.heard()).toMatch(/^cookie: a=1\r$/im);
    expect(upstream.heard()).toMatch(/^x-tenant: acme\r$/im);
    expect(upstream.heard()).not.toMatch(/^x-other:/im);
    expect(answer).toMatch(/^set-cookie: a=2\r$/im);
    expect(answer).toMatch(/^www-authenticate: Basic\r$/im);
    expect(answer).not.toMatch(/^server:/im);
  });

  it('tells users that Jaeger does not answer, and the operator, once, also where', async () => {
    const port = await findFreePort();
    const { url, reports } = await start({ JAEGER_URL: `http://reader:secret@127.0.0.1:${port}/jaeger` });
    for (let time = 0; time < 3; time++) {
      const answer = await sendRaw(url, request(''));
      expect(statusesOf(answer)).toEqual([502]);
      expect(answer).toContain('Jaeger does not answer (ECONNREFUSED).');
      expect(answer).not.toContain(`${port}`);
    }
    expect(reports).toEqual([
      `Jaeger at http://127.0.0.1:${port}/jaeger does not answer: connect ECONNREFUSED 127.0.0.1:${port}.`,
    ]);
  });

  it('answers to the names of ALLOWED_HOSTS, and to no others', async () => {
    const upstream = await startUpstream(usualAnswer);
    const { url } = await start({
      JAEGER_URL: `http://${upstream.address}`,
      ALLOWED_HOSTS: 'traces.example.org, .internal',
    });
    const ask = async (host: string) =>
      statusesOf(await sendRaw(url, request('').replace('localhost', host)));
    expect(await ask('traces.example.org')).toEqual([200]);
    expect(await ask('Traces.Example.Org:8080')).toEqual([200]);
    expect(await ask('a.b.internal')).toEqual([200]);
    expect(await ask('localhost')).toEqual([200]);
    expect(await ask('internal')).toEqual([403]);
    expect(await ask('xtraces.example.org')).toEqual([403]);
    expect(await ask('example.org')).toEqual([403]);
    expect(await ask('192.0.2.1')).toEqual([403]);
  });

  it('answers to every address if it listens on every address', async () => {
    const { url } = await start({ HOST: '0.0.0.0' });
    const ask = async (host: string) =>
      statusesOf(await sendRaw(url, request('', '/').replace('localhost', host)));
    expect(await ask('192.0.2.1:5170')).toEqual([200]);
    expect(await ask('[2001:db8::1]')).toEqual([200]);
    expect(await ask('192.0.2.1.evil.example')).toEqual([403]);
  });

  it('serves no built-in traces by default', async () => {
    const upstream = await startUpstream(usualAnswer);
    const environment = { JAEGER_URL: `http://${upstream.address}` };
    const fixture = request('', '/fixtures/empty/api/services');
    const without = await start(environment);
    expect(await sendRaw(without.url, fixture)).toMatch(/^HTTP\/1.1 404 .*FIXTURES=on/s);
    const asked = await start({ ...environment, FIXTURES: 'on' });
    expect(statusesOf(await sendRaw(asked.url, fixture))).toEqual([200]);
    expect(upstream.heard()).toBe('');
  });

  it('ends requests whose headers arrive too slowly, and serves others meanwhile', async () => {
    const { url } = await start({}, { headersMs: 600 });
    const { port } = new URL(url);
    let received = '';
    const slow = connect(Number(port), '127.0.0.1', () =>
      slow.write('GET / HTTP/1.1\r\nHost: localhost\r\n'),
    );
    const drip = setInterval(() => slow.write('X: y\r\n'), 100);
    slow.on('data', (bytes) => {
      received += bytes.toString();
    });
    slow.on('error', () => undefined);
    const closed = new Promise((resolve) => slow.once('close', resolve));
    expect(statusesOf(await sendRaw(url, request('', '/')))).toEqual([200]);
    await closed;
    clearInterval(drip);
    expect(statusesOf(received)).toEqual([408]);
  });

  it('ends idle connections', async () => {
    const upstream = await startUpstream(undefined);
    const { url } = await start({ JAEGER_URL: `http://${upstream.address}` }, { silenceMs: 500 });
    expect(await sendRaw(url, request(''))).toBe('');
    expect(upstream.heard()).toContain('GET /api/services');
  });

  it('limits the number of connections', async () => {
    const upstream = await startUpstream(undefined);
    const { url } = await start({ JAEGER_URL: `http://${upstream.address}` }, { connections: 3 });
    const open = Array.from({ length: 3 }, () => sendRaw(url, request('')));
    await vi.waitFor(() => expect(upstream.heard().match(/GET/g)).toHaveLength(3), PATIENCE);
    expect(await sendRaw(url, request('', '/'))).toBe('');
    await upstream.stop();
    expect((await Promise.all(open)).map(statusesOf)).toEqual([[502], [502], [502]]);
    expect(statusesOf(await sendRaw(url, request('', '/')))).toEqual([200]);
  });
});

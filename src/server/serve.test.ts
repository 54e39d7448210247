import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Served, serve } from './serve.ts';
import { startRawUpstream } from './testing/rawHttp.ts';
import { startFakeJaeger } from './testing/startFakeJaeger.ts';
import { findFreePort } from './testing/startNginx.ts';

describe('serve', () => {
  let directory = '';
  const running: Served[] = [];
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'spanwise-serve-'));
    await writeFile(join(directory, 'index.html'), '<!doctype html>');
  });
  afterAll(async () => {
    for (const { stop } of running) stop();
    await rm(directory, { recursive: true });
  });

  const start = async (environment: Record<string, string>) => {
    const served = await serve(directory, environment);
    if (!served.ok) throw new Error(served.error.join(' '));
    running.push(served.value);
    return served.value;
  };

  it('says where it listens, and does', async () => {
    const { greeting } = await start({ PORT: '0', BASE_PATH: '/tracing' });
    expect(greeting).toMatch(/^Spanwise with built-in traces: http:\/\/localhost:\d+\/tracing\/$/);
    const address = /http:\S+/.exec(greeting)?.[0] ?? '';
    expect(await (await fetch(address)).text()).toBe('<!doctype html>');
    const bare = new URL('/tracing?service=a', /http:\S+/.exec(greeting)?.[0]);
    const answer = await fetch(bare, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([307, '/tracing/?service=a']);
  });

  it('says that a port is taken, and suggests another one', async () => {
    const { greeting } = await start({ PORT: '0' });
    const port = Number(/:(\d+)\//.exec(greeting)?.[1]);
    expect(await serve(directory, { PORT: String(port) })).toEqual({
      ok: false,
      error: [`Port ${port} is taken by another program. Choose another one: PORT=${port + 1} npm start`],
    });
  });

  it('refuses invalid settings', async () => {
    expect(await serve(directory, { PORT: 'x', ERA: 'Z' })).toMatchObject({
      error: [expect.stringContaining('PORT'), expect.stringContaining('ERA')],
    });
  });

  it('says that Jaeger cannot be reached, and serves anyway', async () => {
    const { concerns, greeting } = await start({
      PORT: '0',
      JAEGER_URL: `http://127.0.0.1:${await findFreePort()}/jaeger`,
    });
    expect((await concerns).join()).toMatch(
      /^Jaeger at http:\/\/127.0.0.1:\d+\/jaeger cannot be reached: .*ECONNREFUSED/,
    );
    expect((await fetch(/http:\S+/.exec(greeting)?.[0] ?? '')).status).toBe(200);
  });

  it.each([
    [200, undefined],
    [401, 'does not accept the name and password of JAEGER_URL (401)'],
    [302, 'answers 302'],
    [503, 'answers 503'],
  ])('sends the password when it checks Jaeger, and never prints it (%s)', async (status, concerned) => {
    const answer = `HTTP/1.1 ${status} X\r\nContent-Length: 0\r\nLocation: /login\r\n\r\n`;
    const jaeger = await startRawUpstream(answer);
    const { concerns, greeting } = await start({
      PORT: '0',
      JAEGER_URL: `http://reader:pa%2055word@${jaeger.address}/jaeger?token=pa55word#pa55word`,
    });
    const [said] = await concerns;
    if (concerned === undefined) expect(said).toBeUndefined();
    else expect(said).toContain(concerned);
    expect(`${said} ${greeting}`).not.toMatch(/pa(%20)?55word|reader|cmVhZG/);
    expect(jaeger.heard()).toMatch(/^GET \/jaeger\/api\/v3\/services HTTP/);
    expect(jaeger.heard()).toContain(`Basic ${Buffer.from('reader:pa 55word').toString('base64')}`);
    await jaeger.stop();
  });

  it('prints no password of a Jaeger that cannot be reached', async () => {
    const { concerns } = await start({
      PORT: '0',
      JAEGER_URL: `http://reader:pa55word@127.0.0.1:${await findFreePort()}`,
    });
    expect((await concerns).join()).toMatch(/cannot be reached/);
    expect((await concerns).join()).not.toMatch(/pa55word|reader/);
  });

  it('says nothing about a Jaeger that answers', async () => {
    const jaeger = await startFakeJaeger();
    const { concerns } = await start({ PORT: '0', JAEGER_URL: `http://${jaeger.address}` });
    expect(await concerns).toEqual([]);
    await jaeger.stop();
  });

  it('says at the start that the configuration cannot be read, and answers so', async () => {
    const { concerns, greeting } = await start({ PORT: '0', CONFIG: 'absent.json', INIT_CWD: directory });
    expect(await concerns).toEqual([expect.stringMatching(/^The configuration file set by CONFIG .*absent/)]);
    const url = /http:\S+/.exec(greeting)?.[0] ?? '';
    expect((await fetch(`${url}config.json`)).status).toBe(500);
  });
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Served, serve } from './serve.ts';
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

  it('says where it is, and is there', async () => {
    const { greeting } = await start({ PORT: '0', BASE_PATH: '/tracing' });
    expect(greeting).toMatch(/^Spanwise with built-in traces: http:\/\/localhost:\d+\/tracing\/$/);
    const address = /http:\S+/.exec(greeting)?.[0] ?? '';
    expect(await (await fetch(address)).text()).toBe('<!doctype html>');
  });

  it('says that a port is taken, and names another one', async () => {
    const { greeting } = await start({ PORT: '0' });
    const port = Number(/:(\d+)\//.exec(greeting)?.[1]);
    expect(await serve(directory, { PORT: String(port) })).toEqual({
      ok: false,
      error: [`Port ${port} is taken by another program. Choose another one: PORT=${port + 1} npm start`],
    });
  });

  it('refuses settings that are wrong', async () => {
    expect(await serve(directory, { PORT: 'x', ERA: 'Z' })).toMatchObject({
      error: [expect.stringContaining('PORT'), expect.stringContaining('ERA')],
    });
  });

  it('says that Jaeger cannot be reached, and serves all the same', async () => {
    const { concern, greeting } = await start({
      PORT: '0',
      JAEGER_URL: `http://127.0.0.1:${await findFreePort()}/jaeger`,
    });
    expect(await concern).toMatch(
      /^Jaeger at http:\/\/127.0.0.1:\d+\/jaeger cannot be reached: .*ECONNREFUSED/,
    );
    expect((await fetch(/http:\S+/.exec(greeting)?.[0] ?? '')).status).toBe(200);
  });

  it('has no concern about a Jaeger that answers', async () => {
    const jaeger = await startFakeJaeger();
    const { concern } = await start({ PORT: '0', JAEGER_URL: `http://${jaeger.address}` });
    expect(await concern).toBeUndefined();
    await jaeger.stop();
  });
});

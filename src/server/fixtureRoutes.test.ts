import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFixtureRoutes, parseFixtureName } from './fixtureRoutes.ts';

describe('the routes of the fixtures', () => {
  let server: Server;
  let origin = '';
  beforeAll(async () => {
    server = createServer(createFixtureRoutes({ basePath: '/base', era: 'B' }));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('A TCP server has no port');
    origin = `http://127.0.0.1:${address.port}/base`;
  });
  afterAll(() => server.close());

  const askServices = async (path: string) => {
    const answer = await fetch(`${origin}${path}/v3/services`);
    const body: { services: string[] } = await answer.json();
    return body.services;
  };

  it('gives the usual fixture below api', async () => {
    expect(await askServices('/api')).toContain('hsi-backend');
  });

  it('gives any other fixture below its name', async () => {
    expect(await askServices('/fixtures/empty/api')).toEqual([]);
    expect((await askServices('/fixtures/home/api')).length).toBeGreaterThan(3);
  });

  it('answers as another era where the name says so', async () => {
    const ask = async (name: string) => (await fetch(`${origin}/fixtures/${name}/api/services`)).status;
    expect(await ask('empty~eraA')).toBe(200);
    expect(await ask('empty~eraC')).toBe(404);
  });

  it('spoils answers where the name says so', async () => {
    expect((await fetch(`${origin}/fixtures/empty~401/api/services`)).status).toBe(401);
    await expect(fetch(`${origin}/fixtures/empty~unreachable/api/services`)).rejects.toThrow('fetch failed');
  });

  it('names the fixtures there are to who asks for another one', async () => {
    const answer = await fetch(`${origin}/fixtures/none/api/services`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('There is no fixture "none". There are: default,');
  });
});

describe('parseFixtureName', () => {
  it('takes a name with an era and a fault in any order', () => {
    expect(parseFixtureName('home')).toEqual({ fixture: 'home', era: undefined, fault: undefined });
    expect(parseFixtureName('home~eraC~slow')).toEqual({ fixture: 'home', era: 'C', fault: 'slow' });
    expect(parseFixtureName('home~slow~eraC')).toEqual({ fixture: 'home', era: 'C', fault: 'slow' });
    expect(parseFixtureName('big-1234~slow')?.fixture).toBe('big-1234');
  });

  it.each(['', 'nothing', 'home~', 'home~eraD', 'home~melted', '~cut'])('knows no fixture "%s"', (name) => {
    expect(parseFixtureName(name)).toBeUndefined();
  });
});

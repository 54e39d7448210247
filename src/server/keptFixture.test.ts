import { createServer } from 'node:http';
import { expect, it } from 'vitest';
import { createKeptFixture } from './keptFixture.ts';

const start = async (fixtureName: string, mostApis: number) => {
  const fixture = createKeptFixture(fixtureName, { basePath: '', era: 'B', now: Date.now, mostApis });
  const server = createServer((request, response) => {
    const [, text = ''] = /^\/fixtures\/([^/]*)/.exec(request.url ?? '') ?? [];
    fixture.answer(text, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP server has no port');
  const ask = (text: string) => fetch(`http://127.0.0.1:${address.port}/fixtures/${text}/api/v3/services`);
  return { fixture, ask, stop: () => server.close() };
};

it('counts more memory for each way to answer, up to a limit', async () => {
  const { fixture, ask, stop } = await start('tiny', 3);
  expect(fixture.memoryBytes()).toBe(0);
  const sizes: number[] = [];
  for (let seed = 1; seed < 7; seed++) {
    expect((await ask(`tiny~seed${seed}`)).status).toBe(200);
    sizes.push(fixture.memoryBytes());
  }
  expect(sizes[0]).toBeGreaterThan(10_000);
  expect(sizes[1]).toBeGreaterThan(sizes[0] ?? 0);
  expect(sizes.slice(2)).toEqual(Array.from({ length: 4 }, () => sizes[2]));
  stop();
});

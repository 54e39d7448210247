import { describe, expect, it } from 'vitest';
import { type FakeAnswer, type FakeServer, page, talkTo } from '../testing/fakeServer.ts';
import { fetchOperations, fetchServices } from './lists.ts';

const signal = new AbortController().signal;

function servicesOf(server: FakeServer, dialect: 'auto' | 'v3' | 'legacy' = 'auto', fixture?: string) {
  return fetchServices(talkTo(server, dialect, fixture).context, signal);
}

/** Answers `/api/v3/…` and the legacy paths. */
function twoDialects(v3: FakeAnswer | undefined, legacy: FakeAnswer | undefined): FakeServer {
  return (path) => (path.startsWith('/api/v3/') ? v3 : legacy);
}

describe('fetchServices', () => {
  it('names a Tempo, by its echo', async () => {
    const tempo = (path: string) =>
      path === '/api/echo' ? { contentType: 'text/plain', body: 'echo' } : undefined;
    expect(await servicesOf(tempo)).toMatchObject({ ok: false, error: { kind: 'tempo' } });
  });

  it('returns each name once, in natural order', async () => {
    const body = '{"services":["shop10","Shop","shop9","shop9","äpfel","api"]}';
    expect(await servicesOf(() => ({ body }))).toEqual({
      ok: true,
      value: ['äpfel', 'api', 'Shop', 'shop9', 'shop10'],
    });
  });

  it.each<[string, FakeServer]>([
    ['an empty v3 list', twoDialects({ body: '{"services":[]}' }, undefined)],
    ['a v3 list that was left out', twoDialects({ body: '{}' }, undefined)],
    ['a null of old servers', twoDialects(undefined, { body: '{"data":null,"errors":null}' })],
  ])('is empty for %s', async (_, server) => {
    expect(await servicesOf(server)).toEqual({ ok: true, value: [] });
  });

  it('does not take JSON of something else for an empty list', async () => {
    const somethingElse = { body: '{"status":"ok"}' };
    expect(await servicesOf(() => somethingElse)).toMatchObject({
      error: { kind: 'undecodable', message: 'At the top: there is no “services”.' },
    });
    expect(await servicesOf(twoDialects(somethingElse, { body: '{"data":["a"]}' }))).toEqual({
      ok: true,
      value: ['a'],
    });
  });

  it('reports where a list is wrong', async () => {
    expect(await servicesOf(() => ({ body: '{"services":["a",7]}' }), 'v3')).toMatchObject({
      error: { kind: 'undecodable', message: expect.stringContaining('At 1: ') },
    });
  });

  it('tells a page, an absence and unserved built-in data apart', async () => {
    expect(await servicesOf(() => page)).toMatchObject({ error: { kind: 'page' } });
    expect(await servicesOf(twoDialects(page, undefined))).toMatchObject({ error: { kind: 'page' } });
    expect(await servicesOf(() => undefined)).toMatchObject({ error: { kind: 'absent', status: 404 } });
    expect(await servicesOf(() => undefined, 'auto', 'home')).toMatchObject({
      error: { kind: 'no-fixture', fixture: 'home' },
    });
  });

  it('is refused by an envelope of errors, even with 200', async () => {
    const body = '{"data":null,"errors":[{"code":500,"msg":"no storage"}]}';
    expect(await servicesOf(() => ({ body }), 'legacy')).toMatchObject({
      error: { kind: 'refused', message: 'no storage', form: 'legacy' },
    });
  });

  it('is cut off if its JSON ends early', async () => {
    expect(await servicesOf(() => ({ body: '{"services":["a"' }))).toMatchObject({
      error: { kind: 'cut-off' },
    });
  });
});

describe('fetchOperations', () => {
  it('keeps a name with two kinds, and leaves the kind out if the server names no known one', async () => {
    const operations = [
      { name: 'b', spanKind: 'SERVER' },
      { name: 'b', spanKind: 'client' },
      { name: 'b', spanKind: 'client' },
      { name: 'a' },
      { name: 'c', spanKind: '' },
      { spanKind: 'odd' },
    ];
    const { context } = talkTo(() => ({ body: JSON.stringify({ operations }) }));
    expect(await fetchOperations(context, 'shop', signal)).toEqual({
      ok: true,
      value: [
        { name: '', kind: undefined },
        { name: 'a', kind: undefined },
        { name: 'b', kind: 'client' },
        { name: 'b', kind: 'server' },
        { name: 'c', kind: undefined },
      ],
    });
  });

  it('asks in three ways, and brings any name through', async () => {
    const { context, asked } = talkTo((path) =>
      path.endsWith('/operations') && path.includes('/services/') ? { body: '{"data":["x"]}' } : undefined,
    );
    expect(await fetchOperations(context, 'a/b ü', signal)).toEqual({
      ok: true,
      value: [{ name: 'x', kind: undefined }],
    });
    expect(asked).toEqual([
      '/api/v3/operations?service=a%2Fb%20%C3%BC',
      '/api/operations?service=a%2Fb%20%C3%BC',
      '/api/services/a%2Fb%20%C3%BC/operations',
    ]);
    expect(context.memory.known.v3).toBe(false);
  });
});

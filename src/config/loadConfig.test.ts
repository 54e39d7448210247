import { describe, expect, it } from 'vitest';
import { defaultConfig } from './appConfig.ts';
import { type FetchedText, type FetchText, loadConfig } from './loadConfig.ts';

const BASE = 'https://traces.example/app/';
const file = (text: string): FetchedText => ({ status: 200, contentType: 'application/json', text });

const wholeOf = async (fetchText: FetchText, injected?: string) =>
  (await loadConfig(fetchText, BASE, injected)).readWhole();

describe('loadConfig', () => {
  it('reads all of it at once only if the first view depends on it', async () => {
    const arrive = (text: string) => loadConfig(() => Promise.resolve(file(text)), BASE);
    expect((await arrive('{"apiBase":"/jaeger/api"}')).first.config.apiBase).toBe('/jaeger/api');
    const later = await arrive('{"grafanaUrl":"/grafana","links":[{}]}');
    expect(later.isWhole).toBe(false);
    expect(later.first).toMatchObject({ config: defaultConfig, problems: [] });
    const whole = await later.readWhole();
    expect(whole.config.grafanaUrl).toBe('/grafana');
    expect(whole.problems).toHaveLength(1);
  });

  it('reads what Jaeger put into the page, below the file', async () => {
    const injected = '{"jaegerUrl":"/jaeger","menu":[{"label":"Wiki","url":"https://wiki.example/"}]}';
    const absent = { status: 404, contentType: '', text: '' };
    const { config } = await wholeOf(() => Promise.resolve(absent), injected);
    expect(config).toMatchObject({ jaegerUrl: '/jaeger', menu: [{ label: 'Wiki' }] });
    const both = await wholeOf(() => Promise.resolve(file('{"jaegerUrl":"/own"}')), injected);
    expect(both.config).toMatchObject({ jaegerUrl: '/own', menu: [{ label: 'Wiki' }] });
  });

  it('requests config.json next to the app', async () => {
    const asked: string[] = [];
    await loadConfig((url) => {
      asked.push(url);
      return Promise.resolve(file('{}'));
    }, BASE);
    expect(asked).toEqual(['https://traces.example/app/config.json']);
  });

  it.each<[string, FetchedText]>([
    ['404', { status: 404, contentType: 'text/plain', text: '404 page not found' }],
    [
      'the page of the app',
      { status: 200, contentType: 'text/html; charset=utf-8', text: '<!doctype html>' },
    ],
    ['a page without a type', { status: 200, contentType: '', text: '\n<!DOCTYPE html><html></html>' }],
  ])('takes %s for an absent file', async (_, answer) => {
    expect(await wholeOf(() => Promise.resolve(answer))).toEqual({
      config: defaultConfig,
      hasFailed: false,
      problems: [],
      notes: [],
    });
  });

  it('continues with the defaults if the file cannot be fetched, and says why', async () => {
    const down = await wholeOf(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(down).toMatchObject({
      config: { ...defaultConfig, grafanaUrl: '/grafana' },
      hasFailed: true,
      problems: ['It could not be fetched (Failed to fetch).'],
    });
    const broken = await wholeOf(() =>
      Promise.resolve({ status: 500, contentType: 'text/plain', text: 'no' }),
    );
    expect(broken.problems).toEqual(['The server answered 500 instead of sending the file.']);
  });

  it('does not take the page of a login, to which it was sent on, for an absent file', async () => {
    const login = { status: 200, contentType: 'text/html', text: '<!doctype html>', isRedirected: true };
    const { problems } = await wholeOf(() => Promise.resolve(login));
    expect(problems).toEqual(['The server sent on to a web page instead, perhaps a login.']);
  });

  it('reads the file whatever type the server says that it has', async () => {
    const answer = { status: 200, contentType: 'text/html', text: ' {"dialect":"v3"}' };
    expect((await wholeOf(() => Promise.resolve(answer))).config.dialect).toBe('v3');
  });
});

import { describe, expect, it } from 'vitest';
import { defaultConfig } from './appConfig.ts';
import { type FetchedText, loadConfig } from './loadConfig.ts';
import { parseConfig } from './parseConfig.ts';

const BASE = 'https://traces.example/app/';
const file = (text: string): FetchedText => ({ status: 200, contentType: 'application/json', text });

describe('loadConfig', () => {
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
    expect(await loadConfig(() => Promise.resolve(answer), BASE)).toEqual({
      config: defaultConfig,
      problems: [],
    });
  });

  it('continues with the defaults if the file cannot be fetched, and says why', async () => {
    const down = await loadConfig(() => Promise.reject(new TypeError('Failed to fetch')), BASE);
    expect(down).toEqual({
      config: defaultConfig,
      problems: ['It could not be fetched (Failed to fetch).'],
    });
    const broken = await loadConfig(
      () => Promise.resolve({ status: 500, contentType: 'text/plain', text: 'no' }),
      BASE,
    );
    expect(broken.problems).toEqual(['The server answered 500 instead of sending the file.']);
  });

  it('does not take the page of a login, to which it was sent on, for an absent file', async () => {
    const login = { status: 200, contentType: 'text/html', text: '<!doctype html>', isRedirected: true };
    const { problems } = await loadConfig(() => Promise.resolve(login), BASE);
    expect(problems).toEqual(['The server sent on to a web page instead, perhaps a login.']);
  });

  it('reads the file whatever type the server says that it has', async () => {
    const answer = { status: 200, contentType: 'text/html', text: ' {"dialect":"v3"}' };
    expect((await loadConfig(() => Promise.resolve(answer), BASE)).config.dialect).toBe('v3');
  });
});

describe('parseConfig', () => {
  it('reads every key', () => {
    expect(
      parseConfig(
        '{"grafanaUrl":"https://grafana.example/d/x","jaegerUrl":"http://jaeger:16686","apiBase":"/jaeger/api/","dialect":"legacy"}',
      ),
    ).toEqual({
      config: {
        grafanaUrl: 'https://grafana.example/d/x',
        jaegerUrl: 'http://jaeger:16686',
        apiBase: '/jaeger/api',
        dialect: 'legacy',
      },
      problems: [],
    });
  });

  it('keeps the good values of a bad file and names each bad key with what is expected', () => {
    const { config, problems } = parseConfig(
      '{"grafanaUrl":"javascript:alert(1)","jaegerUrl":"http://jaeger","apiBase":7,"dialect":"v4","grafana":"x"}',
    );
    expect(config).toEqual({ ...defaultConfig, jaegerUrl: 'http://jaeger' });
    expect(problems).toEqual([
      '“grafanaUrl” must be the URL of your Grafana, beginning with http:// or https://; it is "javascript:alert(1)".',
      '“apiBase” must be the path or URL of Jaeger’s API, such as "/jaeger/api"; it is 7.',
      '“dialect” must be "auto", "v3" or "legacy"; it is "v4".',
      '“grafana” is not known; the keys are grafanaUrl, jaegerUrl, apiBase, dialect.',
    ]);
  });

  it('refuses an apiBase that is no web address', () => {
    expect(parseConfig('{"apiBase":"data:text/plain,x"}').problems).toHaveLength(1);
    expect(parseConfig('{"apiBase":"http://"}').problems).toHaveLength(1);
    expect(parseConfig('{"apiBase":"https://jaeger.example/api"}').problems).toEqual([]);
  });

  it('says so when the file is not JSON, or not an object', () => {
    expect(parseConfig('{"grafanaUrl": }').problems.at(0)).toMatch(/^It is not JSON: /);
    expect(parseConfig('[1]').problems).toEqual(['It must be a JSON object: { "grafanaUrl": "https://…" }.']);
    expect(parseConfig('').problems.at(0)).toMatch(/^It is not JSON: /);
  });

  it('does not take inherited names for keys', () => {
    expect(parseConfig('{"toString":1}').problems).toHaveLength(1);
  });
});

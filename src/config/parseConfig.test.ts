import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { defaultConfig } from './appConfig.ts';
import { parseConfig } from './parseConfig.ts';

const PAGE = 'https://traces.example/app/';
const parse = (text: string) => parseConfig(text, PAGE);
const parseObject = (value: unknown) => parse(JSON.stringify(value));

describe('parseConfig', () => {
  it('reads every key', () => {
    const { config, problems } = parseObject({
      $schema: 'config.schema.json',
      grafanaUrl: 'https://grafana.example/d/x',
      grafanaTraces: { type: 'tempo', uid: 'tempo-uid' },
      jaegerUrl: 'http://jaeger:16686',
      apiBase: '/jaeger/api/',
      dialect: 'legacy',
      links: [
        { preset: 'loki', datasource: 'loki-uid', idIn: ['text', 'short'], margin: '30s' },
        { type: 'tag', key: 'user.id', url: '/users/#{user.id}', text: 'User #{user.id}' },
      ],
      services: {
        shop: {
          logs: '{container="shop"}',
          owner: 'Team Shop',
          dashboards: [{ title: 'Shop', url: '/grafana/d/shop' }],
        },
      },
      menu: [
        { label: 'Help', items: [{ label: 'Wiki', url: 'https://wiki.example/' }, { label: 'Just text' }] },
        { label: 'Here', url: '/runbooks', anchorTarget: '_self' },
      ],
      durations: { llm_inference: { slow: '30s', tooSlow: '120s' } },
      search: { service: 'shop', lookback: '6h', limit: 50, maxLookback: { label: '7 days', value: '7d' } },
      retention: { logs: '7d' },
      timeZone: 'Europe/Vienna',
      topTagPrefixes: ['http.'],
      maskedKeys: ['iban'],
      forbidNewPage: true,
    });
    expect(problems).toEqual([]);
    expect(config).toMatchObject({
      grafanaUrl: 'https://grafana.example/d/x',
      grafanaTraces: { type: 'tempo', uid: 'tempo-uid' },
      apiBase: '/jaeger/api',
      dialect: 'legacy',
      links: {
        grafana: 'https://grafana.example/d/x',
        entries: [
          {
            kind: 'preset',
            name: 'loki',
            label: 'Logs',
            values: { idIn: ['text', 'short'], margin: 30_000_000 },
          },
          { kind: 'rule', rule: { scopes: ['tag'], keys: ['user.id'] } },
        ],
      },
      menu: [
        {
          label: 'Help',
          items: [
            { label: 'Wiki', isNewPage: true },
            { label: 'Just text', url: undefined },
          ],
        },
        { label: 'Here', isNewPage: false },
      ],
      search: { query: 'service=shop&lookback=6h&limit=50', maxLookback: '7d' },
      retention: { logs: 7 * 86_400e6 },
      timeZone: 'Europe/Vienna',
      firstTags: ['http.'],
      maskedKeys: ['iban'],
      forbidsNewPage: true,
    });
    expect(config.links.services.get('shop')).toMatchObject({
      owner: 'Team Shop',
      logs: '{container="shop"}',
    });
    expect(config.durations.get('llm_inference')).toEqual({ slow: 30e6, tooSlow: 120e6 });
  });

  it('keeps what is good of a file with ten mistakes, and says of each where it is and what is expected', () => {
    const { config, problems, hasFailed } = parseObject({
      grafanaUrl: 'javascript:alert(1)',
      jaegerUrl: 'http://jaeger',
      apiBase: 7,
      dialect: 'v4',
      timeZone: 'Mars/Olympus',
      links: [
        { preset: 'lokii' },
        { preset: 'loki', idIn: 'nowhere' },
        { url: '/x/#{a | shout}', text: 'X' },
        { preset: 'kibana', url: '/kibana', dataView: 'logs' },
      ],
      menu: [{ url: '/x' }],
      search: { limit: 'many' },
      grafana: 'x',
    });
    expect(hasFailed).toBe(false);
    expect(config.jaegerUrl).toBe('http://jaeger');
    expect(config.links.entries).toMatchObject([{ name: 'kibana' }]);
    expect(problems).toEqual([
      '“grafanaUrl” must be the address of your Grafana: a path, http:// or https://; it is "javascript:alert(1)".',
      expect.stringMatching(/^“links\[0\]\.preset” must be one of loki, .*; it is "lokii"\.$/),
      '“links[1].datasource” is missing; it must be the uid of the data source in Grafana.',
      expect.stringMatching(/^“links\[1\]\.idIn” must be where the id is, .*; it is "nowhere"\.$/),
      expect.stringMatching(/^“links\[2\]\.url”: #\{a \| shout\}: “shout” is no formatter; there are /),
      '“apiBase” must be the path or URL of Jaeger’s API, such as "/jaeger/api"; it is 7.',
      '“dialect” must be "auto", "v3" or "legacy"; it is "v4".',
      expect.stringMatching(/^“menu\[0\]” must have a “label”/),
      '“search.limit” must be a whole number; it is "many".',
      '“timeZone” must be a time zone such as "Europe/Vienna" or "UTC"; it is "Mars/Olympus".',
      expect.stringMatching(/^“grafana” is not known; the keys are /),
    ]);
  });

  it('refuses an apiBase that is no web address', () => {
    expect(parse('{"apiBase":"data:text/plain,x"}').problems).toHaveLength(1);
    expect(parse('{"apiBase":"http://"}').problems).toHaveLength(1);
    expect(parse('{"apiBase":"https://jaeger.example/api"}').problems).toEqual([]);
  });

  it('fails if it is not JSON, or not an object, and expects Grafana at its usual place', () => {
    for (const text of ['{"grafanaUrl": }', '[1]', '']) {
      expect(parse(text)).toMatchObject({ hasFailed: true, config: { grafanaUrl: '/grafana' } });
    }
    expect(parse('{"grafanaUrl": }').problems.at(0)).toMatch(/^It is not JSON: /);
    expect(parse('[1]').problems).toEqual(['It must be a JSON object: { "grafanaUrl": "https://…" }.']);
  });

  it('does not take inherited names for keys', () => {
    expect(parse('{"toString":1}').problems).toHaveLength(1);
  });

  it('understands the configuration of a backend in snake case, with keys of its own', () => {
    const { config, problems } = parseObject({
      grafana_url: '/grafana',
      jaeger_url: 'http://jaeger:16686',
      app_name: 'home',
      version: '1.2',
    });
    expect(config).toMatchObject({ grafanaUrl: '/grafana', jaegerUrl: 'http://jaeger:16686' });
    expect(problems).toEqual([]);
  });

  it.each([
    ['http://localhost:3002', 'http://traces.example:3002'],
    ['https://127.0.0.1:3002/grafana', 'http://traces.example:3002/grafana'],
    ['http://grafana:3000', 'http://grafana:3000'],
    ['/grafana', '/grafana'],
  ])('takes a Grafana at %s to be at %s', (given, expected) => {
    expect(parseObject({ grafanaUrl: given }).config.grafanaUrl).toBe(expected);
  });

  it('runs no scripts, reports to nobody, and says what has no meaning here', () => {
    const { notes, problems, config } = parseObject({
      scripts: [{ type: 'inline', text: 'alert(1)' }],
      tracking: { gaID: 'UA-1' },
      dependencies: { menuEnabled: true },
      search: { adjustEndTime: '1m' },
      linkPatterns: [
        { type: 'traces', url: '/x?at=#{startTime | add 1000}', text: 'Logs' },
        { type: 'nothing', url: '/x', text: 'X' },
      ],
    });
    expect(config.links.entries).toHaveLength(1);
    expect(problems).toEqual([expect.stringMatching(/^“linkPatterns\[1\]\.type” must be one of /)]);
    expect(notes).toEqual([
      '“scripts” was left out: scripts are never run.',
      '“tracking” was left out: nothing is ever reported to anybody.',
      'These keys of Jaeger UI have no meaning here: dependencies.',
      '“linkPatterns[0]” uses “add”, which Jaeger UI applies twice; here it is applied once.',
      '“search.adjustEndTime” has no effect: a search ends now.',
    ]);
    expect(config).toMatchObject({ dialect: defaultConfig.dialect });
  });

  const sample = fileURLToPath(
    new URL('../../../shared/jaeger-samples/jaeger-ui/jaeger-ui.config.example.json', import.meta.url),
  );
  // Skipped where the samples are not beside the project.
  it.skipIf(!existsSync(sample))('imports the example of Jaeger UI whole', () => {
    const { config, problems, hasFailed } = parse(readFileSync(sample, 'utf8'));
    expect({ problems, hasFailed }).toEqual({ problems: [], hasFailed: false });
    expect(config.links.entries).toMatchObject([
      { kind: 'rule', rule: { scopes: ['process'], keys: ['jaeger.version'] } },
    ]);
  });
});

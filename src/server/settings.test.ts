import { describe, expect, it } from 'vitest';
import { readSettings } from './settings.ts';

describe('readSettings', () => {
  it('has defaults for everything', () => {
    const settings = readSettings({ PORT: '', JAEGER_URL: ' ' });
    expect(settings).toEqual({
      ok: true,
      value: {
        port: 5170,
        host: '127.0.0.1',
        allowedHosts: [],
        basePath: '',
        jaegerUrl: undefined,
        forwardedHeaders: [],
        servesFixtures: true,
        era: 'B',
        grafana: {
          url: undefined,
          lokiUid: undefined,
          pyroscopeUid: undefined,
          tracesUid: undefined,
          logSelector: undefined,
        },
        configFile: undefined,
        frameAncestors: "'self'",
      },
    });
  });

  it('finds CONFIG from where the command was typed', () => {
    const from = (INIT_CWD: string, CONFIG: string) => readSettings({ INIT_CWD, CONFIG });
    expect(from('/srv/app', '../config.json')).toMatchObject({ value: { configFile: '/srv/config.json' } });
    expect(from('/srv/app', '/etc/config.json')).toMatchObject({ value: { configFile: '/etc/config.json' } });
  });

  it('reads every variable', () => {
    const settings = readSettings({
      PORT: '0',
      BASE_PATH: '/tools/tracing/',
      JAEGER_URL: 'http://h:1/x',
      ERA: 'c',
    });
    expect(settings).toMatchObject({
      value: { port: 0, basePath: '/tools/tracing', jaegerUrl: new URL('http://h:1/x'), era: 'C' },
    });
  });

  it.each([
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['PORT', '80a'],
    ['BASE_PATH', 'tracing'],
    ['BASE_PATH', '/../etc'],
    ['BASE_PATH', '/a//b'],
    ['ALLOWED_HOSTS', 'http://traces.example.org'],
    ['ALLOWED_HOSTS', '*'],
    ['FORWARD_HEADERS', 'authorization, transfer-encoding'],
    ['FORWARD_HEADERS', 'x: y'],
    ['FIXTURES', 'maybe'],
    ['ERA', 'D'],
    ['FRAME_ANCESTORS', "'self'; script-src *"],
  ])('refuses %s=%s in a sentence that names both', (name, text) => {
    const settings = readSettings({ [name]: text });
    expect(settings.ok).toBe(false);
    expect(settings).toMatchObject({ error: [expect.stringContaining(`${name} must be`)] });
    expect(settings).toMatchObject({ error: [expect.stringContaining(`"${text}"`)] });
  });

  it.each([
    'localhost:16686',
    'jaeger',
    'reader:pa55word@jaeger:16686',
    'http://reader:pa55word',
    'ftp://a:pa55word@b',
  ])('refuses JAEGER_URL=%s without repeating it, since it may include a password', (text) => {
    const settings = readSettings({ JAEGER_URL: text });
    expect(settings).toEqual({
      ok: false,
      error: ['JAEGER_URL must be an address such as http://host:16686.'],
    });
  });

  it('reads lists with commas or spaces, in upper or lower case', () => {
    expect(
      readSettings({
        ALLOWED_HOSTS: 'Traces.Example.org, .internal [fd00::1]',
        FORWARD_HEADERS: 'Cookie,X-Tenant',
      }),
    ).toMatchObject({
      value: {
        allowedHosts: ['traces.example.org', '.internal', 'fd00::1'],
        forwardedHeaders: ['cookie', 'x-tenant'],
      },
    });
  });

  it('serves built-in traces next to a real Jaeger only on request', () => {
    const JAEGER_URL = 'http://jaeger:16686';
    expect(readSettings({ JAEGER_URL })).toMatchObject({ value: { servesFixtures: false } });
    expect(readSettings({ JAEGER_URL, FIXTURES: 'on' })).toMatchObject({ value: { servesFixtures: true } });
  });
});

import { describe, expect, it } from 'vitest';
import { readSettings } from './settings.ts';

describe('readSettings', () => {
  it('needs nothing', () => {
    const settings = readSettings({ PORT: '', JAEGER_URL: ' ' });
    expect(settings).toEqual({
      ok: true,
      value: {
        port: 5170,
        host: '127.0.0.1',
        basePath: '',
        jaegerUrl: undefined,
        era: 'B',
        configFile: undefined,
        frameAncestors: "'self'",
      },
    });
  });

  it('takes what is meant', () => {
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
    ['JAEGER_URL', 'localhost:16686'],
    ['JAEGER_URL', 'jaeger'],
    ['ERA', 'D'],
    ['FRAME_ANCESTORS', "'self'; script-src *"],
  ])('refuses %s=%s in a sentence that names both', (name, text) => {
    const settings = readSettings({ [name]: text });
    expect(settings.ok).toBe(false);
    expect(settings).toMatchObject({ error: [expect.stringContaining(`${name} must be`)] });
    expect(settings).toMatchObject({ error: [expect.stringContaining(`"${text}"`)] });
  });
});

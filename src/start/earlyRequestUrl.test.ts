import { describe, expect, it } from 'vitest';
import type { ApiTarget } from '../api/apiTarget.ts';
import { DialectMemory } from '../api/dialect/memory.ts';
import { rememberDialect, serverStorageKey } from '../api/dialect/remembered.ts';
import { earlyRequestUrl } from './earlyRequestUrl.ts';
import { readStored } from './readStored.ts';

const ID = '0000000000000000000000000000cafe';
const nothing = () => undefined;
const open = (pathname: string, search = '', known: (field: string) => unknown = nothing) =>
  earlyRequestUrl({ pathname, search, baseUrl: 'http://here/tracing/', known });

describe('earlyRequestUrl', () => {
  it('is the trace of the page, below the base, in the newer dialect', () => {
    expect(open('/tracing/trace/CAFE/')).toBe(`http://here/tracing/api/v3/traces/${ID}`);
  });

  it.each(['/tracing/', '/tracing/search', '/tracing/trace/a...b', '/tracing/trace/x', `/trace/${ID}0`])(
    'is none for %s',
    (pathname) => {
      expect(open(pathname)).toBeUndefined();
    },
  );

  it('is the built-in data of a fixture, whatever is known of the server', () => {
    const known = (field: string) => ({ apiUrl: 'http://there/api', dialect: 'legacy' })[field];
    expect(open('/trace/cafe', '?fixture=a/b', known)).toBe(
      `http://here/tracing/fixtures/a%2Fb/api/v3/traces/${ID}`,
    );
  });

  it('goes to the server and in the dialect that the app has stored', () => {
    for (const [dialect, v3, path] of [
      ['auto', true, 'v3/'],
      ['auto', false, ''],
      ['legacy', undefined, ''],
      ['v3', false, 'v3/'],
    ] as const) {
      const target: ApiTarget = { apiUrl: 'http://there/api', dialect, fixture: undefined };
      expect(open('/trace/cafe', '', storedByApp(target, v3))).toBe(`http://there/api/${path}traces/${ID}`);
    }
  });

  it('survives a server that is no address', () => {
    expect(open('/trace/cafe', '', (field) => ({ apiUrl: 7 })[field])).toContain(
      'http://here/tracing/api/v3/',
    );
    expect(open('/trace/cafe', '', (field) => ({ apiUrl: 'http://[' })[field])).toBeUndefined();
  });
});

function storedByApp(target: ApiTarget, v3: boolean | undefined): (field: string) => unknown {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const { known } = new DialectMemory({ known: { v3, summaries: undefined, isDated: false } });
  rememberDialect(storage, '/tracing/', target, known, 0);
  return readStored(() => storage, serverStorageKey('/tracing/'));
}

import { describe, expect, it } from 'vitest';
import type { ApiTarget } from '../apiTarget.ts';
import { nothingKnown } from './memory.ts';
import { recallDialect, rememberDialect, serverStorageKey } from './remembered.ts';

const target: ApiTarget = { apiUrl: 'http://host/api', dialect: 'auto', fixture: undefined };
const HOUR_MS = 3_600_000;
const known = (v3: boolean, summaries: boolean) => ({ v3, summaries, isDated: false });

function createStorage(entries: Record<string, string> = {}) {
  const kept = new Map(Object.entries(entries));
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    kept,
  };
}

describe('the dialect of a server', () => {
  it('is known again the next time', () => {
    const storage = createStorage();
    rememberDialect(storage, '/', target, known(true, true), 5);
    expect(recallDialect(storage, '/', target, 5 + HOUR_MS)).toEqual(known(true, true));
  });

  it('is only a guess next time if something was missing: a first guess for v3, none for summaries', () => {
    const storage = createStorage();
    rememberDialect(storage, '/', target, known(false, false), 5);
    expect(recallDialect(storage, '/', target, 6)).toEqual({
      v3: false,
      summaries: undefined,
      isDated: true,
    });
  });

  it('is forgotten after a day, for another server, and for another app on the same host', () => {
    const storage = createStorage();
    rememberDialect(storage, '/', target, known(false, false), 0);
    expect(recallDialect(storage, '/', target, 25 * HOUR_MS)).toEqual(nothingKnown);
    expect(recallDialect(storage, '/', { ...target, apiUrl: 'http://host/other/api' }, 0)).toEqual(
      nothingKnown,
    );
    expect(recallDialect(storage, '/tracing/', target, 0)).toEqual(nothingKnown);
  });

  it('says which dialect is configured, for the script that knows no configuration', () => {
    const storage = createStorage();
    rememberDialect(storage, '/', { ...target, dialect: 'legacy' }, nothingKnown, 0);
    expect(JSON.parse(storage.kept.get(serverStorageKey('/')) ?? '')).toEqual({
      apiUrl: target.apiUrl,
      dialect: 'legacy',
      atMs: 0,
    });
  });

  it('is never learnt from built-in data', () => {
    const storage = createStorage();
    rememberDialect(storage, '/', { ...target, fixture: 'home' }, known(true, true), 0);
    expect(storage.kept.size).toBe(0);
  });

  it.each([
    '',
    '{',
    '7',
    'null',
    '{"apiUrl":"http://host/api","v3":"yes","atMs":0}',
    '{"apiUrl":"http://host/api"}',
  ])('is unknown where storage holds %j', (text) => {
    expect(recallDialect(createStorage({ [serverStorageKey('/')]: text }), '/', target, 0)).toEqual(
      nothingKnown,
    );
  });

  it('is optional: without storage, or with full storage, everything else works', () => {
    const full = {
      getItem: () => null,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    rememberDialect(full, '/', target, known(true, true), 0);
    rememberDialect(undefined, '/', target, known(true, true), 0);
    expect(recallDialect(undefined, '/', target, 0)).toEqual(nothingKnown);
  });
});

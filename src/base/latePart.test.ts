import { describe, expect, it } from 'vitest';
import { LatePart } from './latePart.ts';

/** A part whose fetches end with the given outcomes, in order. */
function setup(...outcomes: readonly ('here' | 'gone')[]) {
  let fetches = 0;
  let pauses = 0;
  const part = new LatePart<string, string>({
    fetch: () => {
      const outcome = outcomes.at(fetches++) ?? 'gone';
      return outcome === 'here' ? Promise.resolve('code') : Promise.reject(new Error(`gone ${fetches}`));
    },
    explain: (reason) => Promise.resolve(reason instanceof Error ? reason.message : ''),
    pause: () => {
      pauses++;
      return Promise.resolve();
    },
  });
  return { part, counts: () => ({ fetches, pauses }) };
}

const here = { ok: true, value: 'code' };

describe('a late part', () => {
  it('is fetched once, however many ask for it', async () => {
    const { part, counts } = setup('here');
    expect(part.value).toBeUndefined();
    expect(await Promise.all([part.load(), part.load(), part.tryAgain()])).toEqual([here, here, here]);
    expect(await part.load()).toEqual(here);
    expect(part.value).toBe('code');
    expect(counts()).toEqual({ fetches: 1, pauses: 0 });
  });

  it('is requested again after a pause', async () => {
    const { part, counts } = setup('gone', 'here');
    expect(await part.load()).toEqual(here);
    expect(part.failure).toBeUndefined();
    expect(counts()).toEqual({ fetches: 2, pauses: 1 });
  });

  it('is requested only twice if it is unavailable, however many ask', async () => {
    const { part, counts } = setup();
    const failed = { ok: false, error: 'gone 2' };
    expect(await Promise.all([part.load(), part.load()])).toEqual([failed, failed]);
    for (let render = 0; render < 100; render++) expect(await part.load()).toEqual(failed);
    expect(part.failure).toBe('gone 2');
    expect(counts()).toEqual({ fetches: 2, pauses: 1 });
    // React's `use` needs the same promise each time.
    expect(part.load()).toBe(part.load());
  });

  it('arrives when it is tried again, and keeps the reason of the failure until then', async () => {
    const { part, counts } = setup('gone', 'gone', 'here');
    await part.load();
    const again = part.tryAgain();
    expect(part.tryAgain()).toBe(again);
    expect(part.failure).toBe('gone 2');
    expect(await again).toEqual(here);
    expect(part.failure).toBeUndefined();
    expect(await part.load()).toEqual(here);
    expect(counts().fetches).toBe(3);
  });

  it('forgets a failure, never what is here', async () => {
    const { part, counts } = setup('gone', 'gone', 'here');
    await part.load();
    part.forget();
    expect(part.failure).toBeUndefined();
    expect(await part.load()).toEqual(here);
    part.forget();
    expect(part.value).toBe('code');
    expect(await part.load()).toEqual(here);
    expect(counts().fetches).toBe(3);
  });
});

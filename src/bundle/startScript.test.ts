/**
 * The first script, built and run: it finds out where the app is mounted, and sets the theme.
 */

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { buildStartScript, insertStartScript } from './startScript.ts';

const source = await readFile(fileURLToPath(new URL('../index.html', import.meta.url)), 'utf8');
const script = await buildStartScript();
const page = insertStartScript(source, script);

describe('the page', () => {
  it('has the script in place of its tag, before everything with a relative address', () => {
    expect(page.match(/<script>/g)).toHaveLength(1);
    expect(page.indexOf(`<script>${script}</script>`)).toBeLessThan(page.search(/(?:href|src)="\.\//));
  });

  it('cannot be built without the tag, nor from a script that would end it', () => {
    expect(() => insertStartScript('<html></html>', script)).toThrow('index.html has no <script src');
    expect(() => insertStartScript(source, '"</script>"')).toThrow('would end its own tag');
  });
});

describe('the first script', () => {
  it.each([
    ['/', '/'],
    ['/search', '/'],
    ['/search/', '/'],
    ['/trace/7f3a', '/'],
    ['/trace/7f3a...8b1c', '/'],
    ['/services/search', '/'],
    ['/tracing/', '/tracing/'],
    ['/tracing/search', '/tracing/'],
    ['/tracing/trace/7f3a', '/tracing/'],
    ['/tools/jaeger/services/cart', '/tools/jaeger/'],
    ['/traces/', '/traces/'],
    ['/traces/search', '/traces/'],
    ['/search/search', '/search/'],
    ['/trace/trace/7f3a', '/trace/'],
    ['/t%20x/trace/7f3a', '/t%20x/'],
    ['/nothing', '/'],
    ['/tracing/nothing', '/tracing/'],
  ])('finds the base of %s: %s', (path, base) => {
    expect(runScript({ path }).base).toBe(base);
  });

  it.each([
    ['//host/trace/7f3a', '/host/', '/host/trace/7f3a'],
    ['///host//search', '/host/', '/host/search'],
    ['//trace/7f3a', '/', '/trace/7f3a'],
    ['//', '/', '/'],
    ['/tracing//trace/7f3a', '/tracing/', '/tracing/trace/7f3a'],
  ])('uses no other host as base: for %s it is %s, and the address becomes %s', (path, base, address) => {
    const ran = runScript({ path, query: '?theme=dark' });
    expect(ran.base).toBe(base);
    expect(ran.address).toBe(`http://here${address}?theme=dark#end`);
  });

  it('leaves an address as it is if it needs no change', () => {
    expect(runScript({ path: '/tracing/trace/a%2F%2Fb' }).address).toBeUndefined();
  });

  it('takes the theme from the address, else from the user’s choice, else from the system', () => {
    const stored = JSON.stringify({ theme: 'light' });
    expect(runScript({ query: '?theme=dark', stored }).theme).toBe('dark');
    expect(runScript({ query: '?theme=pink', stored }).theme).toBe('light');
    expect(runScript({ stored: '{"theme":"system"}', isSystemLight: true }).theme).toBe('light');
    expect(runScript({ stored: '{"theme":"system"}' }).theme).toBe('dark');
    expect(runScript({ isSystemLight: true }).theme).toBe('light');
  });

  it.each(['', 'null', '7', '{broken', '{"theme":{}}'])('survives the stored preferences %s', (stored) => {
    expect(runScript({ stored }).theme).toBe('dark');
  });

  it('survives a blocked storage', () => {
    expect(runScript({ stored: new Error('denied') }).theme).toBe('dark');
  });
});

interface Situation {
  readonly path?: string;
  readonly query?: string;
  readonly stored?: string | Error;
  readonly isSystemLight?: boolean;
}

/** Runs the script in a minimal page with only what it uses. */
function runScript({ path = '/', query = '', stored, isSystemLight = false }: Situation) {
  const base = { href: '', dataset: {} };
  const inserted: unknown[] = [];
  const dataset: { theme?: string } = {};
  let address: string | undefined;
  const scope = {
    window: {},
    HTMLTemplateElement: class {},
    addEventListener: () => {},
    location: { origin: 'http://here', pathname: path, search: query, hash: '#end' },
    history: {
      state: null,
      replaceState: (_state: unknown, _title: string, url: string) => {
        address = url;
      },
    },
    document: {
      createElement: () => base,
      getElementById: () => null,
      currentScript: { after: (element: unknown) => inserted.push(element) },
      documentElement: { dataset },
    },
    localStorage: {
      getItem: () => {
        if (stored instanceof Error) throw stored;
        return stored ?? null;
      },
    },
    matchMedia: () => ({ matches: isSystemLight }),
  };
  new Function(...Object.keys(scope), script)(...Object.values(scope));
  expect(inserted).toEqual([base]);
  return { base: base.href, theme: dataset.theme, address };
}

import { describe, expect, it } from 'vitest';
import { parsePagePath, pathBelow } from '../url/pagePath.ts';
import { findBasePath, mayLackSlash, withSingleSlashes } from './basePath.ts';

describe('findBasePath', () => {
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
  ])('finds for %s the base %s', (path, base) => {
    expect(findBasePath(path)).toBe(base);
  });

  it.each(['/', '/tracing/', '/tools/jaeger/'])(
    "agrees with the app's own reading of paths below %s",
    (base) => {
      const below = (path: string) => {
        const found = findBasePath(base + path);
        return parsePagePath(pathBelow(found.replace(/\/$/, ''), base + path)).kind;
      };
      expect(['', 'search', 'trace/7f3a'].map(below)).toEqual(['home', 'search', 'trace']);
    },
  );
});

describe('mayLackSlash', () => {
  it('holds for a path that is no page and has no slash at its end', () => {
    expect(['/tracing', '/tools/jaeger'].every(mayLackSlash)).toBe(true);
    expect(['/', '/tracing/', '/search', '/tracing/search', '/t/trace/7f3a'].some(mayLackSlash)).toBe(false);
  });
});

describe('withSingleSlashes', () => {
  it('leaves one slash between parts, and encoded ones as they are', () => {
    expect(withSingleSlashes('//host///trace//7f3a')).toBe('/host/trace/7f3a');
    expect(withSingleSlashes('/trace/a%2F%2Fb')).toBe('/trace/a%2F%2Fb');
  });
});

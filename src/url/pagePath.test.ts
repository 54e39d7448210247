import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkProperty } from '../base/testing/checkProperty.ts';
import { formatTracePath, parsePagePath, pathBelow } from './pagePath.ts';

/** Names that no path can contain, because browsers take them for relative steps. */
const steps = new Set(['', '.', '..']);
const ids = fc
  .oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('7f3a', 'a%20b', '100%', '%', '%25', 'a/b', 'a?b#c', '+', '🙂', ' ', '%2e'),
  )
  .filter((id) => !steps.has(id));

/** Strings that include lone surrogates. (fast-check's own arbitrary takes seconds to start.) */
const anyText = fc.array(fc.integer({ max: 0xffff, min: 0 })).map((units) => String.fromCharCode(...units));

describe('the path of a page', () => {
  it('names any trace, through the address bar', () => {
    checkProperty(ids, (id) => {
      const { pathname } = new URL(`http://x/tools${formatTracePath(id)}`);
      expect(parsePagePath(pathBelow('/tools', pathname))).toEqual({ kind: 'trace', id });
    });
  });

  it('of a trace can be written for any text', () => {
    checkProperty(anyText, (id) => {
      expect(formatTracePath(id)).toMatch(/^\/trace\//);
    });
  });

  it.each([
    ['/', { kind: 'home' }],
    ['', { kind: 'home' }],
    ['/search', { kind: 'search' }],
    ['/search/', { kind: 'search' }],
    ['/trace/7f3a/', { kind: 'trace', id: '7f3a' }],
    ['/trace/%zz', { kind: 'trace', id: '%zz' }],
    ['/trace/', { kind: 'unknown', text: '/trace/' }],
    ['/trace/a/b', { kind: 'unknown', text: '/trace/a/b' }],
    ['/gr%C3%B6%C3%9Fe', { kind: 'unknown', text: '/größe' }],
    ['/%', { kind: 'unknown', text: '/%' }],
  ])('is read from %s', (path, page) => {
    expect(parsePagePath(path)).toEqual(page);
  });

  it.each([
    ['', '/search', '/search'],
    ['/t%20x', '/t%20x/search', '/search'],
    ['/t', '/t', ''],
    ['/t', '/tools/search', '/tools/search'],
  ])('below the base %s is, of %s, %s', (base, path, below) => {
    expect(pathBelow(base, path)).toBe(below);
  });
});

it.each([
  ['/dependencies', 'dependencies', []],
  ['/monitor/', 'monitor', []],
  ['/compare', 'compare', []],
  ['/trace/0af7...b7ad', 'compare', ['0af7', 'b7ad']],
  ['/trace/...b7ad', 'compare', ['b7ad']],
])('knows the page of Jaeger UI at %s', (path, page, traceIds) => {
  expect(parsePagePath(path)).toEqual({ kind: 'foreign', page, traceIds });
});

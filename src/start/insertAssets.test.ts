import { expect, it } from 'vitest';
import { isWantedAt } from './insertAssets.ts';

it('a page starts with its own files and those of all pages', () => {
  const wanted = (path: string) => ['trace', 'search', undefined].filter((page) => isWantedAt(path, page));
  expect(wanted('/tracing/trace/7f3a/')).toEqual(['trace', undefined]);
  for (const path of ['/', '/tracing/search', '/trace/', '/nothing']) {
    expect(wanted(path)).toEqual(['search', undefined]);
  }
});

import { expect, it } from 'vitest';
import { parseSearchUrl } from './searchUrl.ts';
import { formatSimilarSearch } from './similarSearch.ts';

it('searches the service of a trace around its time', () => {
  const { query, isAsked, problems } = parseSearchUrl(formatSimilarSearch('a b&c', 2e15 + 0.5, 2e15 + 1.5));
  expect(query).toMatchObject({
    service: 'a b&c',
    range: { kind: 'absolute', startUnixMicros: 2e15 - 900e6, endUnixMicros: 2e15 + 900e6 + 2 },
  });
  expect({ isAsked, problems }).toEqual({ isAsked: true, problems: [] });
});

it('searches all services for a trace without one, and never before 1970', () => {
  const { query } = parseSearchUrl(formatSimilarSearch('', 0, 5));
  expect(query).toMatchObject({ service: undefined, range: { startUnixMicros: 0 } });
});

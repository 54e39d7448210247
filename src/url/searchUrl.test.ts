import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDurationParameter, parseDuration } from '../base/parseDuration.ts';
import type { SearchQuery, SearchRange, TagCondition } from '../model/summaries/searchQuery.ts';
import { type SummarySort, sortColumns } from '../model/summaries/sortSummaries.ts';
import { defaultQuery, formatSearchUrl, parseLookback, parseSearchUrl } from './searchUrl.ts';

/** Words that mean none in Jaeger UI's addresses; a service or an operation can have such a name. */
const sentinels = ['-', 'all', '__all_services__', '__all_operations__'];
const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const name = fc.oneof(
  { weight: 4, arbitrary: text.filter((candidate) => candidate !== '') },
  fc.constantFrom(...sentinels),
);
const tags: fc.Arbitrary<TagCondition[]> = fc.uniqueArray(
  fc.record({ key: text.filter((key) => key !== '' && key !== 'error'), value: text }),
  { selector: (tag) => tag.key, maxLength: 5 },
);
const lookback = fc
  .tuple(fc.integer({ min: 1, max: 999 }), fc.constantFrom('s', 'm', 'h', 'd', 'w'))
  .map(([count, unit]): SearchRange => parseLookback(`${count}${unit}`) ?? defaultQuery.range);
const absolute = fc.tuple(fc.integer({ min: 1, max: 2 ** 31 }), fc.integer({ min: 1, max: 2 ** 31 })).map(
  ([start, length]): SearchRange => ({
    kind: 'absolute',
    startUnixMicros: start * 1e6,
    endUnixMicros: start * 1e6 + length,
  }),
);
const bound = fc.nat({ max: 2 ** 31 - 1 }).map((nanos) => nanos / 1000);
const query: fc.Arbitrary<SearchQuery> = fc
  .record({
    service: fc.option(name, { nil: undefined }),
    operation: fc.option(name, { nil: undefined }),
    tags,
    errorsOnly: fc.boolean(),
    bounds: fc.tuple(bound, bound),
    hasMin: fc.boolean(),
    hasMax: fc.boolean(),
    range: fc.oneof(lookback, absolute),
    limit: fc.integer({ min: 1, max: 10_000 }),
    errorsAnywhere: fc.constantFrom(true, undefined),
    filterHere: fc.boolean(),
  })
  .map(({ bounds, hasMin, hasMax, ...rest }) => ({
    ...rest,
    minDuration: hasMin ? Math.min(...bounds) : undefined,
    maxDuration: hasMax ? Math.max(...bounds) : undefined,
  }));
const sort: fc.Arbitrary<SummarySort> = fc.record({
  column: fc.constantFrom(...sortColumns),
  direction: fc.constantFrom('ascending', 'descending'),
});

/** JSON puts keys that look like numbers first, so the order is not preserved. */
function inKeyOrder(value: SearchQuery): SearchQuery {
  return { ...value, tags: value.tags.toSorted((a, b) => (a.key < b.key ? -1 : 1)) };
}

describe('the address of a search', () => {
  it('is read back as the same search, sorted the same', () => {
    fc.assert(
      fc.property(query, sort, (asked, order) => {
        const parsed = parseSearchUrl(formatSearchUrl(asked, order));
        expect(inKeyOrder(parsed.query)).toEqual(inKeyOrder(asked));
        expect(parsed.sort).toEqual(order);
        expect(parsed.problems).toEqual([]);
        expect(parsed.isAsked).toBe(true);
      }),
    );
  });

  it('never throws, whatever it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (anything) => {
        expect(parseSearchUrl(anything).query.limit).toBeGreaterThan(0);
      }),
    );
  });

  it('asks for nothing without parameters', () => {
    const parsed = parseSearchUrl('');
    expect(parsed.isAsked).toBe(false);
    expect(parsed.query).toEqual(defaultQuery);
    expect(parseSearchUrl('limit=50&sort=-duration').isAsked).toBe(false);
  });

  it('understands the link that HotROD writes, which has a lookback and no times', () => {
    const { query, problems } = parseSearchUrl(
      'limit=20&lookback=1h&service=frontend&tags={"driver":"T700000C"}',
    );
    expect(query.service).toBe('frontend');
    expect(query.tags).toEqual([{ key: 'driver', value: 'T700000C' }]);
    expect(query.range).toEqual({ kind: 'lookback', text: '1h', micros: 3_600_000_000 });
    expect(problems).toEqual([]);
  });

  it('understands what Jaeger writes for every service and every operation', () => {
    for (const operation of ['all', '__all_operations__', '-']) {
      const { query } = parseSearchUrl(`service=__all_services__&operation=${operation}`);
      expect(query.service).toBeUndefined();
      expect(query.operation).toBeUndefined();
    }
  });

  it('takes times of 0 as absent', () => {
    const { query, problems } = parseSearchUrl('service=a&start=0&end=0&lookback=2d');
    expect(query.range).toEqual({ kind: 'lookback', text: '2d', micros: 172_800_000_000 });
    expect(problems).toEqual([]);
  });

  it('prefers absolute times to a lookback', () => {
    const { query } = parseSearchUrl('service=a&lookback=1h&start=1000000&end=2000000');
    expect(query.range).toEqual({ kind: 'absolute', startUnixMicros: 1_000_000, endUnixMicros: 2_000_000 });
  });

  it('takes the first of a repeated parameter', () => {
    expect(parseSearchUrl('service=a&service=b&limit=5&limit=7').query).toMatchObject({
      service: 'a',
      limit: 5,
    });
  });

  it('turns error=true into errors only, from either form of tags', () => {
    expect(parseSearchUrl('tags={"error":true,"a":1}').query).toMatchObject({
      errorsOnly: true,
      tags: [{ key: 'a', value: '1' }],
    });
    expect(parseSearchUrl('tag=error:true&tag=url:http://x').query).toMatchObject({
      errorsOnly: true,
      tags: [{ key: 'url', value: 'http://x' }],
    });
    expect(parseSearchUrl('tags={"error":"false"}').query).toMatchObject({
      errorsOnly: false,
      tags: [{ key: 'error', value: 'false' }],
    });
  });

  it.each([
    ['limit=-1', 'limit=-1'],
    ['limit=1e3', 'limit=1e3'],
    ['lookback=soon', 'lookback=soon'],
    ['minDuration=5', 'minDuration=5'],
    ['start=1&end=abc', 'end=abc'],
    ['start=5&end=2', 'start is not before end'],
    ['tags=[1]', 'tags=[1]'],
    ['tags={"a":{}}', '“a”'],
    ['tag=novalue', 'tag=novalue'],
    ['sort=colour', 'sort=colour'],
    ['minDuration=2s&maxDuration=1s', 'maxDuration'],
  ])('drops %s and says so', (address, named) => {
    const { problems } = parseSearchUrl(`service=a&${address}`);
    expect(problems.join(' ')).toContain(named);
    expect(parseSearchUrl(`service=a&${address}`).query.service).toBe('a');
  });

  it('sorts the slowest first with and without the minus sign', () => {
    const slowest = { column: 'duration', direction: 'descending' };
    expect(parseSearchUrl('sort=-duration').sort).toEqual(slowest);
    expect(parseSearchUrl('sort=duration').sort).toEqual(slowest);
    expect(parseSearchUrl('sort=%2Bduration').sort).toEqual({ column: 'duration', direction: 'ascending' });
    expect(parseSearchUrl('sort=+duration').sort).toEqual({ column: 'duration', direction: 'ascending' });
  });

  it('writes durations as Jaeger reads them', () => {
    const address = formatSearchUrl({ ...defaultQuery, minDuration: 1_500_000 }, parseSearchUrl('').sort);
    expect(address).toContain('minDuration=1.5s');
    expect(parseDuration(formatDurationParameter(1_500_000))).toEqual({ ok: true, value: 1_500_000 });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SearchQuery } from '../../model/summaries/searchQuery.ts';
import { type ApiTarget, endpointUrl } from '../apiTarget.ts';
import {
  checkSearch,
  durationText,
  legacySearchParameters,
  rfc3339,
  v3SearchParameters,
} from './searchParameters.ts';

const target: ApiTarget = { apiUrl: 'http://jaeger.example/x/api', dialect: 'auto', fixture: undefined };
const query: SearchQuery = {
  service: 'shop',
  operation: undefined,
  tags: [],
  errorsOnly: false,
  minDuration: undefined,
  maxDuration: undefined,
  range: { kind: 'absolute', startUnixMicros: 1_000_000, endUnixMicros: 2_000_000 },
  limit: 20,
  filterHere: false,
};
const anyNumber = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(Number.NaN, -1, 0, 2 ** 60));
const anyText = fc.string({ unit: 'binary', minLength: 1 });

describe('checkSearch', () => {
  it('lets no number out that the server would not understand', () => {
    const anyQuery = fc.record({
      service: fc.option(anyText, { nil: undefined }),
      operation: fc.option(anyText, { nil: undefined }),
      tags: fc.array(fc.record({ key: anyText, value: fc.string({ unit: 'binary' }) })),
      errorsOnly: fc.boolean(),
      minDuration: fc.option(anyNumber, { nil: undefined }),
      maxDuration: fc.option(anyNumber, { nil: undefined }),
      range: fc.oneof(
        fc.record({
          kind: fc.constant('absolute' as const),
          startUnixMicros: anyNumber,
          endUnixMicros: anyNumber,
        }),
        fc.record({ kind: fc.constant('lookback' as const), text: fc.constant('1h'), micros: anyNumber }),
      ),
      limit: anyNumber,
      filterHere: fc.boolean(),
    });
    fc.assert(
      fc.property(anyQuery, fc.oneof(anyNumber, fc.constant(1_795_428_000_000)), (asked, askedAtMs) => {
        const checked = checkSearch(asked, asked.tags, askedAtMs);
        if (!checked.ok) return;
        for (const [name, value] of legacySearchParameters(checked.value)) {
          if (name === 'limit') expect(value).toMatch(/^[1-9]\d{0,4}$/);
          if (name === 'start' || name === 'end') expect(value).toMatch(/^\d{1,16}$/);
          if (/Duration$/.test(name)) expect(value).toMatch(/^[1-9]\d*(ms|us|ns)$/);
        }
        for (const [name, value] of v3SearchParameters(checked.value)) {
          if (/depth|num_traces/i.test(name)) expect(value).toMatch(/^[1-9]\d{0,4}$/);
          if (/time/i.test(name)) expect(value).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}(\d{3})?Z$/);
          if (/duration/i.test(name)) expect(value).toMatch(/^[1-9]\d*(ms|us|ns)$/);
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each<[string, Partial<SearchQuery>, RegExp]>([
    ['a negative limit', { limit: -1 }, /^The limit must be a whole number from 1 to 10000; it is -1\.$/],
    ['no limit', { limit: 0 }, /limit/],
    ['a broken limit', { limit: 1.5 }, /limit/],
    ['a duration that is no number', { minDuration: Number.NaN }, /minimum duration/],
    ['a negative duration', { maxDuration: -5 }, /maximum duration/],
    ['bounds the wrong way round', { minDuration: 2, maxDuration: 1 }, /longer than/],
    [
      'a range the wrong way round',
      { range: { kind: 'absolute', startUnixMicros: 2, endUnixMicros: 1 } },
      /ends before it starts/,
    ],
    [
      'a range without end',
      { range: { kind: 'absolute', startUnixMicros: 2, endUnixMicros: Number.POSITIVE_INFINITY } },
      /between the years/,
    ],
    [
      'one tag with two values',
      {
        tags: [
          { key: 'a', value: '1' },
          { key: 'a', value: '2' },
        ],
      },
      /two different values of “a”/,
    ],
  ])('does not send %s, and says why', (_, wrong, message) => {
    const asked = { ...query, ...wrong };
    const checked = checkSearch(asked, asked.tags, 0);
    expect(checked.ok ? '' : 'message' in checked.error && checked.error.message).toMatch(message);
  });

  it('counts a lookback from the moment of asking', () => {
    const asked: SearchQuery = {
      ...query,
      range: { kind: 'lookback', text: '1h', micros: 3_600_000_000 },
    };
    const checked = checkSearch(asked, [], 1_795_428_000_000);
    expect(checked.ok && [checked.value.startUnixMicros, checked.value.endUnixMicros]).toEqual([
      1_795_424_400_000_000, 1_795_428_000_000_000,
    ]);
  });
});

describe('parameters', () => {
  it('bring names and tags through any letters, in both dialects', () => {
    const tags = fc.uniqueArray(fc.record({ key: wellFormedText(), value: wellFormedText() }), {
      selector: ({ key }) => key,
    });
    fc.assert(
      fc.property(wellFormedText(), wellFormedText(), tags, (service, operation, conditions) => {
        const checked = checkSearch({ ...query, service, operation }, conditions, 0);
        if (!checked.ok) throw new Error(JSON.stringify(checked.error));
        const expected = Object.fromEntries(conditions.map(({ key, value }) => [`k${key}`, value]));
        for (const [parameters, names] of [
          [legacySearchParameters(checked.value), ['service', 'operation', 'tags']],
          [
            v3SearchParameters(checked.value),
            ['query.service_name', 'query.operationName', 'query.attributes'],
          ],
        ] as const) {
          const url = new URL(endpointUrl(target, ['traces'], parameters));
          const got = names.map((name) => url.searchParams.get(name));
          expect(got.slice(0, 2)).toEqual([service, operation]);
          const sent = Object.entries(JSON.parse(got.at(2) ?? '{}') as Record<string, string>);
          expect(Object.fromEntries(sent.map(([key, value]) => [`k${key}`, value]))).toEqual(expected);
          expect(url.search).not.toMatch(/[+;]/);
        }
      }),
    );
  });

  it('bring a name in the path through any letters', () => {
    fc.assert(
      fc.property(wellFormedText(), (service) => {
        const url = endpointUrl(target, ['services', service, 'operations'], []);
        const parts = url.slice(target.apiUrl.length).split('/');
        expect(parts).toHaveLength(4);
        expect(decodeURIComponent(parts.at(2) ?? '')).toBe(service);
      }),
    );
  });

  it('replace halves of letters, which have no form in a URL', () => {
    expect(endpointUrl(target, ['services'], [['a', 'x\uD800y']])).toMatch(/a=x%EF%BF%BDy$/);
  });

  it('have both spellings for v3', () => {
    const checked = checkSearch({ ...query, minDuration: 1500 }, [], 0);
    const names = checked.ok ? v3SearchParameters(checked.value).map(([name]) => name) : [];
    expect(names).toEqual([
      'query.serviceName',
      'query.service_name',
      'query.startTimeMin',
      'query.start_time_min',
      'query.startTimeMax',
      'query.start_time_max',
      'query.durationMin',
      'query.duration_min',
      'query.searchDepth',
      'query.search_depth',
      'query.num_traces',
    ]);
  });

  it('write durations exactly, in Go’s way', () => {
    expect(durationText(200_000)).toBe('200ms');
    expect(durationText(1_500)).toBe('1500us');
    expect(durationText(1.5)).toBe('1500ns');
    expect(durationText(0.0001)).toBe('1ns');
    expect(durationText(0)).toBeUndefined();
  });

  it('write moments to the microsecond', () => {
    expect(rfc3339(1_795_420_740_000_001)).toBe('2026-11-23T07:59:00.000001Z');
    expect(rfc3339(1_795_420_740_000_000)).toBe('2026-11-23T07:59:00.000Z');
  });
});

function wellFormedText() {
  return fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1 }),
    fc.constantFrom('a/b', '?#&=', '100%', '%2F', 'a+b c', 'ünï', '🙂', '__proto__', '..', '"\\\n'),
  );
}

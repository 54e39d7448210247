import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  emptyTraceUrl,
  formatTraceUrl,
  MOST_COLLAPSE_LENGTH,
  parseTraceUrl,
  type TraceUrl,
} from './traceUrl.ts';

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const hexId = fc.stringMatching(/^[0-9a-f]{16}$/);
const anyId = fc.oneof(hexId, fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }));
const nanos = fc.integer({ min: 0, max: 10 ** 12 });
const times = fc.oneof(
  fc.constant({ from: undefined, to: undefined }),
  nanos.map((from) => ({ from: from / 1000, to: undefined })),
  nanos.map((to) => ({ from: undefined, to: to / 1000 })),
  fc.tuple(nanos, fc.integer({ min: 1, max: 10 ** 12 })).map(([from, length]) => ({
    from: from / 1000,
    to: (from + length) / 1000,
  })),
);
const collapse = fc
  .record({ level: optional(fc.nat({ max: 999_999 })), exceptions: fc.array(anyId, { maxLength: 12 }) })
  .map((value) => (value.level === undefined && value.exceptions.length === 0 ? undefined : value));

const traceUrls: fc.Arbitrary<TraceUrl> = fc
  .record({
    span: optional(anyId),
    times,
    find: optional(fc.string({ minLength: 1 })),
    collapse,
    uiFind: optional(fc.string({ minLength: 1 })),
  })
  .map(({ times: { from, to }, ...rest }) => ({ ...rest, from, to }));

describe('the address of a trace page', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(traceUrls, (url) => {
        expect(parseTraceUrl(formatTraceUrl(url))).toEqual(url);
      }),
    );
  });

  it('never fails to be read', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        parseTraceUrl(text);
        parseTraceUrl(`from=${text}&to=${text}&collapse=${text}&span=${text}`);
      }),
    );
  });

  it('is empty for a view that is as it opened', () => {
    expect(formatTraceUrl(emptyTraceUrl)).toBe('');
  });

  it.each([
    ['from=-1', { from: undefined }],
    ['from=abc&to=10', { from: undefined, to: 10 }],
    ['from=5&to=5', { from: undefined, to: undefined }],
    ['from=9&to=5', { from: undefined, to: undefined }],
    ['from=1e9', { from: undefined }],
    ['collapse=x', { collapse: undefined }],
    ['collapse=-1', { collapse: undefined }],
    ['collapse=2.%25zz.ff', { collapse: { level: 2, exceptions: ['ff'] } }],
    ['span=', { span: undefined }],
    ['other=1', emptyTraceUrl],
  ])('drops what is broken in %s', (query, expected) => {
    expect(parseTraceUrl(query)).toMatchObject(expected);
  });

  it('keeps only the level where the exceptions are too many', () => {
    const exceptions = Array.from({ length: 200 }, (_, id) => id.toString(16).padStart(16, '0'));
    const text = formatTraceUrl({ ...emptyTraceUrl, collapse: { level: 3, exceptions } });
    expect(text).toBe('collapse=3');
    const fitting = exceptions.slice(0, 100);
    const query = formatTraceUrl({ ...emptyTraceUrl, collapse: { level: 3, exceptions: fitting } });
    expect(query.length).toBeLessThan(MOST_COLLAPSE_LENGTH);
    expect(parseTraceUrl(query).collapse?.exceptions).toEqual(fitting);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ColorBy, tagColorBy } from '../model/color/colorBy.ts';
import { findModes } from '../model/filter/findMode.ts';
import { type HiddenValue, operationValue } from '../model/filter/hiddenValues.ts';
import type { Threshold } from '../model/filter/threshold.ts';
import { formatTraceUrl, parseTraceUrl, type TraceUrl } from './traceUrl.ts';
import { MOST_COLLAPSE_LENGTH } from './traceUrlCollapse.ts';
import type { OpenedUrl } from './traceUrlHidden.ts';

const emptyTraceUrl = parseTraceUrl('');
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

const someText = fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' });
const colorBys: fc.Arbitrary<ColorBy> = fc.oneof(
  fc.constantFrom<ColorBy>('service', 'kind', 'status', 'self', 'tag:a:b', 'tag:%3A%', 'tag:=&'),
  someText.map(tagColorBy),
);
const hiddenValues: fc.Arbitrary<HiddenValue> = fc.oneof(
  fc.record({ by: colorBys, value: fc.string({ unit: 'grapheme' }) }),
  fc
    .tuple(someText, someText)
    .map(
      ([service, operation]): HiddenValue => ({ by: 'operation', value: operationValue(service, operation) }),
    ),
);
const thresholds: fc.Arbitrary<Threshold> = fc.oneof(
  nanos.filter((value) => value > 0).map((value): Threshold => ({ unit: 'time', micros: value / 1000 })),
  fc
    .integer({ min: 1, max: 100_000 })
    .map((thousandths): Threshold => ({ unit: 'share', percent: thousandths / 1000 })),
);
const opened: fc.Arbitrary<OpenedUrl> = fc.oneof(
  anyId.map((id): OpenedUrl => ({ kind: 'group', id })),
  optional(anyId).map((id): OpenedUrl => ({ kind: 'run', id })),
);

const traceUrls: fc.Arbitrary<TraceUrl> = fc.record({
  span: optional(anyId),
  range: times,
  find: optional(fc.string({ minLength: 1 })),
  collapse,
  findMode: optional(fc.constantFrom(...findModes)),
  hiding: fc.record({
    threshold: optional(thresholds),
    values: fc.array(hiddenValues, { maxLength: 4 }),
  }),
  isGrouped: fc.boolean(),
  opened: optional(fc.array(opened, { minLength: 1, maxLength: 6 })),
  squeeze: optional(fc.boolean()),
  root: optional(anyId),
  colorBy: optional(colorBys),
  areBarsHidden: fc.boolean(),
  isPathShown: fc.boolean(),
  uiFind: optional(fc.string({ minLength: 1 })),
});

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
        parseTraceUrl(`hide=${text}&opened=${text}&minDuration=${text}&colorBy=${text}&root=${text}`);
      }),
    );
  });

  it('is empty for a view that is as it opened', () => {
    expect(formatTraceUrl(emptyTraceUrl)).toBe('');
  });

  it.each([
    ['from=-1', { range: { from: undefined } }],
    ['from=abc&to=10', { range: { from: undefined, to: 10 } }],
    ['from=5&to=5', { range: { from: undefined, to: undefined } }],
    ['from=9&to=5', { range: { from: undefined, to: undefined } }],
    ['from=1e9', { range: { from: undefined } }],
    ['collapse=x', { collapse: undefined }],
    ['collapse=-1', { collapse: undefined }],
    ['collapse=2.%25zz.ff', { collapse: { level: 2, exceptions: ['ff'] } }],
    ['span=', { span: undefined }],
    ['findMode=blink&squeeze=2&group=yes&bars=1', emptyTraceUrl],
    ['minDuration=5', { hiding: { threshold: undefined } }],
    ['minDuration=0ms', { hiding: { threshold: undefined } }],
    ['minDuration=101%25', { hiding: { threshold: undefined } }],
    ['minDuration=5ms', { hiding: { threshold: { unit: 'time', micros: 5000 } } }],
    ['colorBy=tag:', { colorBy: undefined }],
    ['colorBy=shape', { colorBy: undefined }],
    ['hide=cart&hide=shape:x&hide=service:cart', { hiding: { values: [{ by: 'service', value: 'cart' }] } }],
    ['opened=x1.g.r.gff', { opened: [{ kind: 'run' }, { kind: 'group', id: 'ff' }] }],
    ['other=1', emptyTraceUrl],
  ])('drops what is broken in %s', (query, expected) => {
    expect(parseTraceUrl(query)).toMatchObject(expected);
  });

  it('keeps only the level if there are too many exceptions', () => {
    const exceptions = Array.from({ length: 200 }, (_, id) => id.toString(16).padStart(16, '0'));
    const text = formatTraceUrl({ ...emptyTraceUrl, collapse: { level: 3, exceptions } });
    expect(text).toBe('collapse=3');
    const fitting = exceptions.slice(0, 100);
    const query = formatTraceUrl({ ...emptyTraceUrl, collapse: { level: 3, exceptions: fitting } });
    expect(query.length).toBeLessThan(MOST_COLLAPSE_LENGTH);
    expect(parseTraceUrl(query).collapse?.exceptions).toEqual(fitting);
  });
});

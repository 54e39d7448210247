import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkProperty } from '../base/testing/checkProperty.ts';
import { findSpanById, formatSpanId, isSameTraceId, normalizeTraceId, parseTraceId } from './spanIds.ts';
import { drawTrace } from './testing/drawTrace.ts';

const id = '0af7651916cd43dd8448eb211c80319c';

test.each([
  [id, id],
  [` ${id.toUpperCase()}\n`, id],
  ['1', '1'.padStart(32, '0')],
  ['8448eb211c80319c', `${'0'.repeat(16)}8448eb211c80319c`],
  [`00-${id}-b7ad6b7169203331-01`, id],
  ['0af76519-16cd-43dd-8448-eb211c80319c', id],
  ['CvdlGRbNQ92ESOshHIAxnA==', id],
  ['CvdlGRbNQ92ESOshHIAxnA', id],
  ['hEjrIRyAMZw=', `${'0'.repeat(16)}8448eb211c80319c`],
])('%s is a trace id', (text, expected) => {
  expect(parseTraceId(text)).toBe(expected);
});

test.each(['', 'checkout', `${id}0`, '00-xyz-b7ad6b7169203331-01', 'CvdlGRbNQ92ESOshHIAx==', 'g'])(
  '%j is no trace id',
  (text) => {
    expect(parseTraceId(text)).toBeUndefined();
  },
);

test('base64 of 16 bytes is the same id as their hexadecimal digits', () => {
  checkProperty(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
    const hex = Buffer.from(bytes).toString('hex');
    expect(parseTraceId(Buffer.from(bytes).toString('base64'))).toBe(hex);
  });
});

test('an id that is not hexadecimal stays as it came', () => {
  expect(normalizeTraceId('req2025-A')).toBe('req2025-A');
});

test('an id can be written in a URL: a lone surrogate is replaced', () => {
  expect(normalizeTraceId('\ud800abc')).toBe('\ufffdabc');
  checkProperty(fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) }), (text) => {
    expect(normalizeTraceId(text).isWellFormed()).toBe(true);
  });
});

test.each([
  ['2A', '0000002a', true],
  [id, 'CvdlGRbNQ92ESOshHIAxnA', true],
  [id, '0af76519-16cd-43dd-8448-eb211c80319c', true],
  ['trace-123', 'trace-123', true],
  ['trace-123', 'trace-124', false],
  [id, '8448eb211c80319c', false],
  ['checkout', '', false],
])('%j and %j name the same trace: %s', (one, other, isSame) => {
  expect(isSameTraceId(one, other)).toBe(isSame);
  expect(isSameTraceId(other, one)).toBe(isSame);
});

test('a span is found by its id in any spelling', () => {
  const trace = drawTrace(`
a root     |===|   id=ab
  a text    |=|    id=not-hex`);
  for (const spelling of ['ab', 'AB', '00000000000000ab']) expect(findSpanById(trace, spelling)).toBe(0);
  expect(findSpanById(trace, 'not-hex')).toBe(1);
  expect(findSpanById(trace, 'cd')).toBeUndefined();
});

test('ids are shown with 16 digits, or as their text', () => {
  const trace = drawTrace(`
a root     |===|   id=ffffffffffffffff
  a text    |=|    id=not-hex`);
  const ids = [findSpanById(trace, 'ffffffffffffffff'), findSpanById(trace, 'not-hex')].map((span) =>
    span === undefined ? undefined : formatSpanId(trace, span),
  );
  expect(ids).toEqual(['ffffffffffffffff', 'not-hex']);
});

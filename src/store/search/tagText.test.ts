import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatTagText, parseTagText } from './tagText.ts';

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 10 }),
  fc.string({ unit: fc.constantFrom('"', '\\', '=', ' ', '{', '}', 'a', '\n', ':'), maxLength: 8 }),
);
const tags = fc.uniqueArray(fc.record({ key: text.filter((key) => key !== ''), value: text }), {
  selector: (tag) => tag.key,
  maxLength: 6,
});

describe('tags as text', () => {
  it('are read back as the same tags', () => {
    fc.assert(
      fc.property(tags, (written) => {
        expect(parseTagText(formatTagText(written))).toEqual({ ok: true, value: written });
      }),
    );
  });

  it('are read back when pasted as JSON', () => {
    fc.assert(
      fc.property(tags, (written) => {
        const parsed = parseTagText(JSON.stringify(Object.fromEntries(written.map((t) => [t.key, t.value]))));
        const byKey = (parsed.ok ? parsed.value : []).toSorted((a, b) => (a.key < b.key ? -1 : 1));
        expect(byKey).toEqual(written.toSorted((a, b) => (a.key < b.key ? -1 : 1)));
      }),
    );
  });

  it.each([
    ['error=true http.status_code=500 "a b"=c', ['error:true', 'http.status_code:500', 'a b:c']],
    ['url=http://x/?a=b', ['url:http://x/?a=b']],
    ['message="not found"', ['message:not found']],
    ['empty=', ['empty:']],
    ['{"http.status_code": 500, "error": true}', ['http.status_code:500', 'error:true']],
    ['   ', []],
  ])('reads %s', (written, expected) => {
    const parsed = parseTagText(written);
    expect(parsed.ok && parsed.value.map((tag) => `${tag.key}:${tag.value}`)).toEqual(expected);
  });

  it.each([
    ['error', '“error” has no value; write error=value.'],
    ['=x', '“=x” has no key before “=”.'],
    ['"open', 'A quotation mark is not closed.'],
    ['a=1 a=2', '“a” stands twice; a search takes one value for each key.'],
    ['{"a":', 'The text starts like JSON, but it is not JSON. Example: {"http.status_code": 500}'],
  ])('says what is wrong with %s', (written, message) => {
    expect(parseTagText(written)).toEqual({ ok: false, error: message });
  });
});

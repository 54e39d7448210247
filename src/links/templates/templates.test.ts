import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkProperty } from '../../base/testing/checkProperty.ts';
import { fillAddress, fillText, type ValueLookup } from './fillTemplate.ts';
import { namesIn, parseTemplate, type Template } from './parseTemplate.ts';

const values: Record<string, string> = {
  traceID: '4bf92f35',
  startTime: '1796140799000500',
  name: 'a "b" & c',
  address: 'https://runbook.example/x?y=1',
  empty: '',
  'db.system': 'redis',
};
const lookup: ValueLookup = (name) =>
  Object.hasOwn(values, name) ? { text: values[name], from: 'a tag' } : undefined;

function parsed(source: string): Template {
  const template = parseTemplate(source);
  if (!template.ok) throw new Error(template.error);
  return template.value;
}

function address(source: string): string {
  const filled = fillAddress(parsed(source), lookup);
  return filled.ok ? filled.text : `missing ${filled.missing.join(' ')}`;
}

describe('a template of an address', () => {
  it.each([
    ['https://x/#{traceID}', 'https://x/4bf92f35'],
    ['/x?q=#{name}', '/x?q=a%20%22b%22%20%26%20c'],
    ['/x?q="#{name | logql}"', '/x?q="a%20%5C%22b%5C%22%20%26%20c"'],
    ['/x?from=#{startTime | epoch_ms}', '/x?from=1796140799000'],
    ['/x?from=#{startTime | sub 60000000 | epoch_s}', '/x?from=1796140739'],
    ['/x?at=#{startTime | epoch_micros_to_date_iso}', '/x?at=2026-12-01T15%3A59%3A59.000Z'],
    ['/x?at=#{startTime | add 1000 | iso}', '/x?at=2026-12-01T15%3A59%3A59.001Z'],
    ['/x?at=#{startTime | epoch_ns}', '/x?at=1796140799000500000'],
    ['/x?id=#{traceID | pad_start 16 0}', '/x?id=000000004bf92f35'],
    ['#{address | none}', 'https://runbook.example/x?y=1'],
    ['/x/#{first(nothing, empty, db.system)}', '/x/redis'],
    ['/x/#{name | rison}', `/x/'a%20%22b%22%20%26%20c'`],
    // Each use on its own, and `add` once.
    ['/x?a=#{startTime | sub 1000}&b=#{startTime | add 1000}', '/x?a=1796140798999500&b=1796140799001500'],
    // Not a time: the value stays.
    ['/x?a=#{traceID | add 1}', '/x?a=4bf92f35'],
    ['/x/#{nothing}/#{empty}', 'missing #{nothing} #{empty}'],
    ['no values', 'no values'],
  ])('%s gives %s', (source, expected) => {
    expect(address(source)).toBe(expected);
  });

  it.each([
    ['/x/#{a', 'no closing brace'],
    ['/x/#{}', 'names no value'],
    ['/x/#{a | shout}', '“shout” is no formatter'],
    ['/x/#{a | add many}', '“add” takes a whole number'],
    ['/x/#{a | pad_start 9999 0}', '“pad_start” takes'],
  ])('%s is refused: %s', (source, words) => {
    const template = parseTemplate(source);
    expect(template).toMatchObject({ ok: false, error: expect.stringContaining(words) });
  });

  it('lets no value add a parameter or a path', () => {
    checkProperty(fc.string({ unit: 'binary' }), (text) => {
      const filled = fillAddress(parsed('https://x/a?q=#{t}&z=1'), () => ({
        text: text || '?',
        from: 'a tag',
      }));
      if (!filled.ok) throw new Error('a value is missing');
      const url = new URL(filled.text);
      expect([...url.searchParams.keys()]).toEqual(['q', 'z']);
      expect(url.pathname).toBe('/a');
    });
  });

  it('leaves values of texts as they are, and knows where they came from', () => {
    const filled = fillText(parsed('Logs of #{name}'), lookup);
    expect(filled).toEqual({
      ok: true,
      text: 'Logs of a "b" & c',
      used: [{ name: 'name', text: 'a "b" & c', from: 'a tag' }],
    });
    expect(namesIn(parsed('#{a}#{first(b,c)}#{a}'))).toEqual(['a', 'b', 'c']);
  });
});

import { describe, expect, it } from 'vitest';
import type { AttributeTypeName } from '../trace.ts';
import { formatKeyValue, isUrl, valueHint, valueShape } from './valueFormat.ts';

function attribute(text: string, type: AttributeTypeName = 'string', key = 'key') {
  return { key, type, text };
}

describe('isUrl', () => {
  it.each([
    ['https://example.com/a?b=c#d', true],
    ['http://localhost:8080', true],
    ['HTTPS://EXAMPLE.COM', true],
    ['see https://example.com', false],
    ['https://example.com and more', false],
    ['javascript:alert(1)', false],
    ['ftp://example.com', false],
    ['https://', false],
    ['https://exa mple.com', false],
    ['//example.com', false],
    ['https://example.com/<b>', false],
  ])('%s: %s', (text, expected) => {
    expect(isUrl(text)).toBe(expected);
  });
});

describe('valueShape', () => {
  it('tells links, JSON, long and short text apart', () => {
    expect(valueShape(attribute('https://example.com/'))).toBe('url');
    expect(valueShape(attribute(' {"a": 1}\n'))).toBe('json');
    expect(valueShape(attribute('["a","b"]', 'array'))).toBe('json');
    expect(valueShape(attribute('[]', 'array'))).toBe('short');
    expect(valueShape(attribute('{id} and {name}.'))).toBe('short');
    expect(valueShape(attribute('x'.repeat(401)))).toBe('long');
    expect(valueShape(attribute('a\n'.repeat(11)))).toBe('long');
    expect(valueShape(attribute('SELECT 1\nFROM t'))).toBe('short');
  });
});

describe('valueHint', () => {
  it.each([
    ['http.response.body.size', '48231', 'int', '47.1 KiB'],
    ['http.response.body.size', '812', 'int', undefined],
    ['http.response_content_length', '2048', 'int', '2 KiB'],
    ['retry.backoff_ms', '1500', 'int', '1.50 s'],
    ['db.client.operation.duration', '0.25', 'double', '250 ms'],
    ['gen_ai.usage.output_tokens', '412', 'int', undefined],
    ['gpu.items', '3', 'int', undefined],
    ['http.response.body.size', 'NaN', 'double', undefined],
    ['http.response.body.size', '48231', 'string', undefined],
  ] as const)('%s = %s (%s): %s', (key, text, type, expected) => {
    expect(valueHint(attribute(text, type, key))).toBe(expected);
  });
});

describe('formatKeyValue', () => {
  it('quotes what would end early', () => {
    expect(formatKeyValue({ key: 'http.status_code', text: '500' })).toBe('http.status_code=500');
    expect(formatKeyValue({ key: 'a b', text: 'c' })).toBe('"a b"=c');
    expect(formatKeyValue({ key: 'q', text: 'say "x=1"' })).toBe('q="say \\"x=1\\""');
    expect(formatKeyValue({ key: 'empty', text: '' })).toBe('empty=""');
  });
});

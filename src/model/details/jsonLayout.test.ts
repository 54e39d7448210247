import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutJson } from './jsonLayout.ts';

/** The lines as text, indented by two spaces a level. */
function laidOut(text: string): string[] | undefined {
  return layoutJson(text)?.map(
    ({ depth, tokens }) => '  '.repeat(depth) + tokens.map((token) => token.text).join(''),
  );
}

describe('layoutJson', () => {
  it('puts each member on its own line and keeps empty ones on one', () => {
    expect(laidOut('{"a": [1, {"b": null}], "c": {}, "d": []}')).toEqual([
      '{',
      '  "a":[',
      '    1,',
      '    {',
      '      "b":null',
      '    }',
      '  ],',
      '  "c":{},',
      '  "d":[]',
      '}',
    ]);
  });

  it('keeps every digit of numbers', () => {
    expect(laidOut('[12345678901234567890,1.0,1e400]')).toEqual([
      '[',
      '  12345678901234567890,',
      '  1.0,',
      '  1e400',
      ']',
    ]);
  });

  it('is not misled by punctuation inside texts', () => {
    expect(laidOut('["{\\"a\\": [1]", ":"]')).toEqual(['[', '  "{\\"a\\": [1]",', '  ":"', ']']);
  });

  it('says no to what is not JSON', () => {
    for (const text of ['{id}', '[1,]', '{"a" 1}', '', '[INFO] started [main]'])
      expect(layoutJson(text)).toBeUndefined();
  });

  it('loses nothing of any JSON', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(JSON.parse(laidOut(text)?.join('\n') ?? '')).toEqual(JSON.parse(text));
      }),
    );
  });

  it('reads strings of any length, and ends them at the right place', () => {
    const long = `["${'j'.repeat(10_000_000)}","${'\\\\'.repeat(3_000_000)}\\""]`;
    expect(layoutJson(long)?.map(({ tokens }) => tokens[0]?.text.length)).toEqual([
      1, 10_000_002, 6_000_004, 1,
    ]);
  });

  it('goes into any depth', () => {
    const depth = 3000;
    expect(layoutJson(`${'['.repeat(depth)}1${']'.repeat(depth)}`)).toHaveLength(2 * depth + 1);
  });
});

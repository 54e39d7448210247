import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkProperty } from '../../base/testing/checkProperty.ts';
import { formatJsurl } from './jsurl.ts';
import { labelName, quotedText } from './quotedText.ts';
import { formatRison, type RisonValue } from './rison.ts';

describe('quotedText', () => {
  it('reads back as the same text, in one line', () => {
    checkProperty(fc.string({ unit: 'binary' }), (text) => {
      const quoted = quotedText(text);
      expect(quoted).not.toMatch(/[\n\r\t]/);
      expect(readQuoted(quoted)).toBe(text);
    });
  });

  it('has no quote that could end it early', () => {
    expect(quotedText('pay\'s "a\\b"')).toBe('"pay\'s \\"a\\\\b\\""');
  });
});

describe('labelName', () => {
  it.each([
    ['service.name', 'service_name'],
    ['k8s.pod.name', 'k8s_pod_name'],
    ['8ball', '_8ball'],
    ['a-b/c', 'a_b_c'],
  ])('makes of %s %s', (key, name) => {
    expect(labelName(key)).toBe(name);
  });
});

describe('formatRison', () => {
  const text = fc.string({ unit: 'binary' });
  const { value } = fc.letrec<{ value: RisonValue }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      text,
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(
        text.filter((key) => key !== '__proto__'),
        tie('value'),
        { maxKeys: 4 },
      ),
    ),
  }));

  it('reads back as the same value', () => {
    checkProperty(value, (given) => {
      expect(readRison(formatRison(given))).toEqual(given);
    });
  });

  it.each<[RisonValue, string]>([
    ['', "''"],
    ['logs-view', 'logs-view'],
    ['1a', "'1a'"],
    ['-a', "'-a'"],
    ["it's!", "'it!'s!!'"],
    ['a b', "'a b'"],
    [['a', 1, true, null], '!(a,1,!t,!n)'],
    [{ b: { a: [] } }, '(b:(a:!()))'],
  ])('writes %j as %s', (given, expected) => {
    expect(formatRison(given)).toBe(expected);
  });
});

describe('formatJsurl', () => {
  it('writes every byte but those of plain letters as two digits', () => {
    expect(formatJsurl({ a: ['/x ü', 1], b: true })).toBe("(a~(~'*2fx*20*c3*bc~1)~b~true)");
  });
});

/** Reads a text between double quotes, in which a backslash escapes. */
function readQuoted(quoted: string): string {
  const letters: Record<string, string> = { n: '\n', r: '\r', t: '\t' };
  expect(quoted).toMatch(/^"(?:[^"\\]|\\.)*"$/su);
  return quoted.slice(1, -1).replace(/\\(.)/gsu, (_, letter: string) => letters[letter] ?? letter);
}

/** A reader of rison, as far as `formatRison` writes it. */
function readRison(source: string): unknown {
  let at = 0;
  const value = readValue();
  expect(at).toBe(source.length);
  return value;

  function readValue(): unknown {
    const sign = source[at];
    if (sign === "'") return readText();
    if (sign === '(') return readObject();
    if (sign === '!') {
      const kind = source[at + 1];
      at += 2;
      if (kind === '(') return readList();
      return kind === 't' ? true : kind === 'f' ? false : null;
    }
    const [bare] = /^[^\s'!:(),*@$]+/.exec(source.slice(at)) ?? [''];
    at += bare.length;
    return /^-?\d/.test(bare) ? Number(bare) : bare;
  }

  function readText(): string {
    let text = '';
    for (at++; source[at] !== "'"; at++) {
      if (source[at] === '!') at++;
      text += source[at];
    }
    at++;
    return text;
  }

  function readList(): unknown[] {
    const list: unknown[] = [];
    while (source[at] !== ')') {
      list.push(readValue());
      if (source[at] === ',') at++;
    }
    at++;
    return list;
  }

  function readObject(): Record<string, unknown> {
    const object: Record<string, unknown> = {};
    at++;
    while (source[at] !== ')') {
      const key = String(source[at] === "'" ? readText() : readValue());
      at++;
      object[key] = readValue();
      if (source[at] === ',') at++;
    }
    at++;
    return object;
  }
}

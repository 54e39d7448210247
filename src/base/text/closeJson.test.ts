import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkProperty } from '../testing/checkProperty.ts';
import { closeJson } from './closeJson.ts';

describe('closeJson', () => {
  it('keeps the beginning of a string that was cut off', () => {
    expect(closeJson('{"data":null,"errors":[{"code":500,"msg":"the storage is', '…')).toBe(
      '{"data":null,"errors":[{"code":500,"msg":"the storage is…"}]}',
    );
  });

  it.each([
    ['{"a":1,"b', '{"a":1}'],
    ['{"a":1,"b":', '{"a":1}'],
    ['{"a":[1,2', '{"a":[1]}'],
    ['{"a":"x\\u00', '{"a":"x"}'],
    ['{"a":"x\\\\', '{"a":"x\\\\"}'],
    ['[tru', '[]'],
    ['{"a":{"b":"c"}', '{"a":{"b":"c"}}'],
  ])('%s', (cut, whole) => {
    expect(closeJson(cut)).toBe(whole);
  });

  it('parses wherever an object or a list is cut', () => {
    const values = fc.oneof(fc.array(fc.jsonValue()), fc.dictionary(fc.string(), fc.jsonValue()));
    checkProperty(fc.tuple(values, fc.nat()), ([value, place]) => {
      const text = JSON.stringify(value);
      const cut = text.slice(0, 1 + (place % text.length));
      expect(() => JSON.parse(closeJson(cut))).not.toThrow();
    });
  });

  it('leaves whole texts as they are', () => {
    checkProperty(fc.array(fc.jsonValue()), (value) => {
      expect(JSON.parse(closeJson(JSON.stringify(value)))).toEqual(JSON.parse(JSON.stringify(value)));
    });
  });
});

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkProperty } from '../testing/checkProperty.ts';
import { findJsonFault } from './jsonFault.ts';

test('JSON has no fault', () => {
  checkProperty(fc.json(), (text) => expect(findJsonFault(text)).toBeUndefined(), 500);
});

test('the start of an object or a list is cut off at its end', () => {
  const cut = fc
    .tuple(fc.oneof(fc.array(fc.jsonValue()), fc.dictionary(fc.string(), fc.jsonValue())), fc.nat())
    .map(([value, at]) => JSON.stringify(value).slice(0, 1 + (at % (JSON.stringify(value).length - 1))));
  checkProperty(
    cut,
    (text) => expect(findJsonFault(text)).toEqual({ isCutOff: true, offset: text.length }),
    1000,
  );
});

test('it finds a fault wherever JSON.parse does', () => {
  const nearlyJson = fc.string({ unit: fc.constantFrom(...'{}[]",:0-.e1t\\ '), maxLength: 12 });
  checkProperty(
    nearlyJson,
    (text) => {
      let isJson = true;
      try {
        JSON.parse(text);
      } catch {
        isJson = false;
      }
      expect(findJsonFault(text) === undefined).toBe(isJson);
    },
    20_000,
  );
});

test.each([
  ['{"a":oops}', 5],
  ['[1,]', 3],
  ['{"a" 1}', 5],
  ['{"a":1} x', 8],
  ['["\\x"]', 2],
  ['[01]', 2],
])('%s is wrong at %i', (text, offset) => {
  expect(findJsonFault(text)).toEqual({ isCutOff: false, offset });
});

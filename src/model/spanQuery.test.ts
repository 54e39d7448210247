import { expect, it } from 'vitest';
import { parseSpanQuery, spanQueryOfJaegerFind } from './spanQuery.ts';

const text = (word: string, isNegated = false) => ({ kind: 'text', text: word, isNegated });

it.each([
  ['a b', [[text('a'), text('b')]]],
  ['"a b" c', [[text('a b'), text('c')]]],
  ['-"a b"', [[text('a b', true)]]],
  ['a OR b c', [[text('a')], [text('b'), text('c')]]],
  ['OR a OR', [[text('a')]]],
  ['"open', [[text('open')]]],
  ['k=v', [[{ kind: 'attribute', key: 'k', value: 'v', isExact: false, isNegated: false }]]],
  ['-k="v w"', [[{ kind: 'attribute', key: 'k', value: 'v w', isExact: true, isNegated: true }]]],
  ['k=', [[{ kind: 'attribute', key: 'k', value: '', isExact: false, isNegated: false }]]],
  ['=v', [[text('=v')]]],
])('reads %s', (query, groups) => {
  expect(parseSpanQuery(query)).toEqual({ groups });
});

it.each(['', '   ', 'OR', '""', '-""'])('asks for nothing with %j', (query) => {
  expect(parseSpanQuery(query)).toBeUndefined();
});

it.each([
  ['cart redis', 'cart OR redis'],
  ['cart -http.url', 'cart'],
  ['a=b', '"a=b"'],
  ['OR', '"OR"'],
])('turns the words %j of Jaeger UI into %j', (uiFind, query) => {
  expect(spanQueryOfJaegerFind(uiFind)).toBe(query);
});

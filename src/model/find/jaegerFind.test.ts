import { expect, it } from 'vitest';
import { spanQueryOfJaegerFind } from './jaegerFind.ts';
import { parseSpanQuery } from './parse.ts';

it.each([
  ['cart redis', 'cart OR redis'],
  ['cart -http.url', 'cart'],
  ['a=b', '"a=b"'],
  ['OR', '"OR"'],
  ['dur>5ms', '"dur>5ms"'],
  ['/a/ say"hi"', '"/a/" OR "say\\"hi\\""'],
])('turns the words %j of Jaeger UI into %j', (uiFind, query) => {
  expect(spanQueryOfJaegerFind(uiFind)).toBe(query);
});

it('looks for any of the words as a plain text', () => {
  const { query, errors } = parseSpanQuery(spanQueryOfJaegerFind('service:a b=c "open /x/ AND'));
  expect(errors).toEqual([]);
  expect(query?.groups.flat()).toEqual(
    ['service:a', 'b=c', '"open', '/x/', 'and'].map((text) => ({
      kind: 'text',
      test: { kind: 'holds', text },
      isNegated: false,
    })),
  );
});

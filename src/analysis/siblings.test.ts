import { expect, it } from 'vitest';
import { checkProperty } from '../base/testing/checkProperty.ts';
import { drawTrace } from '../model/testing/drawTrace.ts';
import { brokenSpans, buildSpans } from '../model/testing/randomSpans.ts';
import { listSiblings } from './siblings.ts';

it('siblings are the children of a span, the orphans of a missing parent, and the roots', () => {
  const trace = drawTrace(`
shop a   |======|
  shop b   |==|
  shop c   |==|
? ff
  shop d   |==|
  shop e   |==|
shop f      |==|
`);
  expect([...listSiblings(trace, 2)]).toEqual([
    [1, 2],
    [3, 4],
    [0, 5],
  ]);
  expect([...listSiblings(trace, 3)]).toEqual([]);
});

it('every span is in one list of siblings', () => {
  checkProperty(brokenSpans, (spans) => {
    const trace = buildSpans(spans);
    const all = [...listSiblings(trace, 1)].flat().sort((a, b) => a - b);
    expect(all).toEqual(Array.from({ length: trace.spans.count }, (_, span) => span));
  });
});

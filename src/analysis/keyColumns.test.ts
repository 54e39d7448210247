import { expect, it } from 'vitest';
import { drawTrace } from '../model/testing/drawTrace.ts';
import { NONE, type Trace } from '../model/trace.ts';
import { computeKeyColumns } from './keyColumns.ts';

const textsOf = (trace: Trace, column: Int32Array) =>
  Array.from(column, (value) => (value === NONE ? '' : trace.strings.get(value)));

it('the newest spelling counts, of two values the first', () => {
  const trace = drawTrace(`
shop a   |====| old=1 new=2
shop b   |====| old=3
shop c   |====| new=4 new=5 other=6
shop d   |====|
`);
  const [fact, other, absent] = computeKeyColumns(trace, [['new', 'old'], ['other'], ['absent']]);
  expect(textsOf(trace, fact)).toEqual(['2', '3', '4', '']);
  expect(textsOf(trace, other)).toEqual(['', '', '6', '']);
  expect(textsOf(trace, absent)).toEqual(['', '', '', '']);
});

import { expect, test } from 'vitest';
import { SpanFlag } from '../trace.ts';
import { drawTrace } from './drawTrace.ts';
import { formatRows } from './formatRows.ts';

const drawing = `
frontend GET /checkout   |===================|
  cart AddItem             |======|
    redis SET                |==|   error
  payment Charge                    |=======|   kind=producer http.route=/charge
? ff
  mail Send                                    |`;

test('a drawing is read and printed back as it was', () => {
  expect(formatRows(drawTrace(drawing))).toBe(drawing.slice(1));
});

test('indentation is the tree, bars are the times, words are facts', () => {
  const { spans } = drawTrace(drawing);
  expect([...spans.parent]).toEqual([-1, 0, 1, 0, -1]);
  expect([...spans.start]).toEqual([0, 2, 4, 11, 22]);
  expect([...spans.duration]).toEqual([20, 7, 3, 8, 0]);
  expect([...spans.depth]).toEqual([0, 1, 2, 1, 1]);
  expect([...spans.errorsBelow]).toEqual([1, 1, 0, 0, 0]);
  expect(spans.flags[2] & SpanFlag.ownError).toBe(SpanFlag.ownError);
  expect(spans.flags[4] & SpanFlag.orphan).toBe(SpanFlag.orphan);
});

test('only the chosen rows are printed', () => {
  expect(formatRows(drawTrace(drawing), [0, 3]).split('\n')).toHaveLength(2);
});

test('a line that is no drawing is named', () => {
  expect(() => drawTrace('frontend without a bar')).toThrow('Line 1 is no drawing');
});

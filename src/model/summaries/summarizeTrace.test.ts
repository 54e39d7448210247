import { expect, test } from 'vitest';
import { drawTrace } from '../testing/drawTrace.ts';
import { summarizeTrace } from './summarizeTrace.ts';
import { MAX_SHAPE_BARS } from './traceSummary.ts';

test('a summary tells of the root, the counts and the services', () => {
  const summary = summarizeTrace(
    drawTrace(`
web GET /      |=========|
  cart Add      |==|         error
? ff
  mail Send                |=|`),
  );
  expect(summary).toMatchObject({
    rootService: 'web',
    rootOperation: 'GET /',
    duration: 14,
    spanCount: 3,
    errorCount: 1,
    orphanCount: 1,
    services: [
      { name: 'cart', spanCount: 1, errorCount: 1 },
      { name: 'mail', spanCount: 1, errorCount: 0 },
      { name: 'web', spanCount: 1, errorCount: 0 },
    ],
  });
});

test('if all spans are orphans, the earliest counts as the root', () => {
  const { rootOperation } = summarizeTrace(
    drawTrace(`
? ff
  a late       |==|
? ee
  a early    |==|`),
  );
  expect(rootOperation).toBe('early');
});

test('the shape has a bar for each span of a small trace', () => {
  const { shape } = summarizeTrace(
    drawTrace(`
a root    |====|
  b half    |==|   error`),
  );
  expect(shape && [...shape.start]).toEqual([0, Math.fround(2 / 5)]);
  expect(shape && [...shape.end]).toEqual([1, 1]);
  expect(shape && [...shape.service]).toEqual([0, 1]);
  expect(shape && [...shape.error]).toEqual([0, 1]);
});

test('the shape of a big trace keeps its root, its errors and its longest spans', () => {
  const lines = Array.from(
    { length: 239 },
    (_, child) => `  a child    |${child % 10 === 7 ? '=====' : ''}|`,
  );
  lines[100] = '  a failed   |   error';
  const { shape } = summarizeTrace(drawTrace(`a root       |==========|\n${lines.join('\n')}`));
  expect(shape?.start).toHaveLength(MAX_SHAPE_BARS);
  expect(shape?.end[0]).toBe(1);
  expect(shape && [...shape.error].filter((error) => error === 1)).toHaveLength(1);
});

test('a trace without any duration is drawn over its whole width', () => {
  const { shape } = summarizeTrace(drawTrace('a root   |'));
  expect(shape && [shape.start[0], shape.end[0]]).toEqual([0, 1]);
});

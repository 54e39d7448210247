import { expect, it } from 'vitest';
import { runToEnd } from '../../base/time/slicedTask.ts';
import { computeSpanValues } from '../../model/color/values.ts';
import { drawTrace } from '../../model/testing/drawTrace.ts';
import type { Trace } from '../../model/trace.ts';
import { createTimeScale, type TimeScale } from '../time/timeScale.ts';
import { layoutMinimap, layoutMinimapMarks } from './minimapLayout.ts';
import { minimapLines } from './minimapLines.ts';

const layersOf = (of: Trace, scale: TimeScale) =>
  runToEnd(layoutMinimap(of, computeSpanValues(of, 'service'), scale, minimapLines(of.spans.count, 40)));

const trace = drawTrace(`
shop GET      |=========|
  cart a        |===|
  cart b             |==|   error
`);

it('has a path a value of what spans are coloured by; failed spans keep their colour but at the end', () => {
  const layers = layersOf(trace, createTimeScale({ start: 0, end: 10 }, 100));
  expect(layers.map((layer) => layer.value)).toEqual([0, 1, undefined]);
  expect(layers[0].path).toMatch(/^M20 4h40v/);
  expect(layers[0].path).toContain('M70 8h26v');
  expect(layers[2].path).toMatch(/^M96 8h4v/);
});

it('shows an error among thousands of spans on few lines', () => {
  const lines = Array.from({ length: 3000 }, (_, child) => `  cart c |===|${child === 1500 ? ' error' : ''}`);
  const crowded = drawTrace(['shop GET |====|', ...lines].join('\n'));
  const layers = layersOf(crowded, createTimeScale({ start: 0, end: 5 }, 100));
  expect(layers.at(-1)?.value).toBeUndefined();
  const length = layers.reduce((sum, layer) => sum + layer.path.length, 0);
  expect(length).toBeLessThan(5000);
});

it('marks some spans in time, and their lines at the edge', () => {
  const marks = runToEnd(
    layoutMinimapMarks(
      trace,
      Int32Array.of(1),
      createTimeScale({ start: 0, end: 10 }, 100),
      minimapLines(3, 40),
    ),
  );
  expect(marks).toEqual({ inTime: 'M20 4h40v1.5h-40Z', atEdge: 'M0 4h5v1.5h-5Z' });
});

it('yields often enough to draw a long trace in slices', () => {
  const lines = Array.from({ length: 9_999 }, () => '  cart c |===|');
  const long = drawTrace(['shop GET |====|', ...lines].join('\n'));
  const steps = layoutMinimap(
    long,
    computeSpanValues(long, 'service'),
    createTimeScale({ start: 0, end: 5 }, 100),
    minimapLines(10_000, 1),
  );
  let count = 0;
  while (steps.next().done !== true) count++;
  expect(count).toBeGreaterThanOrEqual(4);
});

import { expect, it } from 'vitest';
import { computeSpanValues } from '../model/colorByValues.ts';
import { drawTrace } from '../model/testing/drawTrace.ts';
import { layoutMinimap } from './minimapLayout.ts';
import { createTimeScale } from './timeScale.ts';

const trace = drawTrace(`
shop GET      |=========|
  cart a        |===|
  cart b             |==|   error
`);

it('has a path a value of what spans are coloured by, and errors last', () => {
  const layers = layoutMinimap(
    trace,
    computeSpanValues(trace, 'service'),
    createTimeScale({ start: 0, end: 10 }, 100),
    40,
  );
  expect(layers.map((layer) => layer.value)).toEqual([0, 1, undefined]);
  expect(layers[0].path).toMatch(/^M20 4h40v/);
  expect(layers[2].path).toMatch(/^M70 8h30v/);
});

it('shows an error among thousands of spans on few lines', () => {
  const lines = Array.from({ length: 3000 }, (_, child) => `  cart c |===|${child === 1500 ? ' error' : ''}`);
  const crowded = drawTrace(['shop GET |====|', ...lines].join('\n'));
  const layers = layoutMinimap(
    crowded,
    computeSpanValues(crowded, 'service'),
    createTimeScale({ start: 0, end: 5 }, 100),
    40,
  );
  expect(layers.at(-1)?.value).toBeUndefined();
  const length = layers.reduce((sum, layer) => sum + layer.path.length, 0);
  expect(length).toBeLessThan(5000);
});

import { describe, expect, it } from 'vitest';
import { type ColorBy, tagColorBy } from '../model/color/colorBy.ts';
import { computeSpanValues } from '../model/color/values.ts';
import { drawTrace } from '../model/testing/drawTrace.ts';
import type { Trace } from '../model/trace.ts';
import { assignServiceColors, serviceColorValue } from './serviceColors.ts';
import { assignSpanColors, colorOfSpan } from './spanColors.ts';

const shop = drawTrace(`
frontend GET   |===========================|   kind=server
  cart GET       |======|                      kind=client cache=hit
    redis SET      |==|                error   kind=client cache=miss
  cart SET                |=|                  kind=client cache=hit
`);

function colorsOf(trace: Trace, by: ColorBy): string[] {
  const colors = assignSpanColors(by, computeSpanValues(trace, by));
  return Array.from({ length: trace.spans.count }, (_, span) => colorOfSpan(colors, span).color);
}

describe('colours of spans', () => {
  it('are those of their services, as everywhere else', () => {
    const byName = assignServiceColors(['frontend', 'cart', 'redis']);
    const expected = ['frontend', 'cart', 'redis', 'cart'].map((name) =>
      serviceColorValue(byName.get(name)?.slot ?? -1),
    );
    expect(colorsOf(shop, 'service')).toEqual(expected);
  });

  it('say the status as errors are said elsewhere, and no other colour is the red of errors', () => {
    expect(colorsOf(shop, 'status')).toEqual([
      'var(--value-none)',
      'var(--value-none)',
      'var(--error)',
      'var(--value-none)',
    ]);
    for (const by of ['service', 'kind', 'self', tagColorBy('cache')] as const) {
      expect(colorsOf(shop, by)).not.toContain('var(--error)');
    }
  });

  it('are grey if the tag has no value, else one for each value', () => {
    const [root, hit, miss, again] = colorsOf(shop, tagColorBy('cache'));
    expect(root).toBe('var(--value-none)');
    expect(again).toBe(hit);
    expect(new Set([root, hit, miss]).size).toBe(3);
  });

  it('have one for each kind', () => {
    const kinds = ['server', 'client', 'producer', 'consumer', 'internal', 'unspecified'];
    const trace = drawTrace(kinds.map((kind) => `shop work |==| kind=${kind}`).join('\n'));
    expect(new Set(colorsOf(trace, 'kind')).size).toBe(kinds.length);
  });

  it('have the end of the ramp at the greatest self time', () => {
    expect(colorsOf(shop, 'self')).toEqual([
      'var(--self-5)',
      'var(--self-4)',
      'var(--self-4)',
      'var(--self-3)',
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { checkProperty } from '../../base/testing/checkProperty.ts';
import { runToEnd } from '../../base/time/slicedTask.ts';
import { type ColorBy, tagColorBy } from '../color/colorBy.ts';
import { computeSpanValues, MOST_TAG_VALUES } from '../color/values.ts';
import { drawTrace } from '../testing/drawTrace.ts';
import { brokenSpans, buildSpans } from '../testing/randomSpans.ts';
import type { Trace } from '../trace.ts';
import { type HiddenValue, operationValue } from './hiddenValues.ts';
import { findPassingSpans, NOTHING_HIDDEN } from './hiding.ts';

const shop = drawTrace(`
frontend GET   |===================|   kind=server
  cart GET       |======|              db.system=redis
    redis SET      |==|                db.system=redis kind=client
  cart SET                |=======|    error
`);

function hiddenOf(trace: Trace, ...hidden: HiddenValue[]): number[] {
  const passing = runToEnd(findPassingSpans(trace, { ...NOTHING_HIDDEN, values: hidden }));
  return Array.from(passing ?? [], (passes) => 1 - passes);
}

describe('spans that are hidden by a value', () => {
  it('are none if nothing is hidden, or the trace does not have it', () => {
    expect(runToEnd(findPassingSpans(shop, NOTHING_HIDDEN))).toBeUndefined();
    expect(hiddenOf(shop, { by: 'service', value: 'mail' }, { by: 'operation', value: 'cart' })).toEqual([
      0, 0, 0, 0,
    ]);
  });

  it('are those of a service, a kind, a status, a tag, and those without the tag', () => {
    expect(hiddenOf(shop, { by: 'service', value: 'cart' })).toEqual([0, 1, 0, 1]);
    expect(hiddenOf(shop, { by: 'kind', value: 'client' })).toEqual([0, 0, 1, 0]);
    expect(hiddenOf(shop, { by: 'status', value: 'unset' })).toEqual([1, 1, 1, 0]);
    expect(hiddenOf(shop, { by: tagColorBy('db.system'), value: 'redis' })).toEqual([0, 1, 1, 0]);
    expect(hiddenOf(shop, { by: tagColorBy('db.system'), value: '' })).toEqual([1, 0, 0, 1]);
  });

  it('are those of an operation of one service, not of another with the same operation', () => {
    expect(hiddenOf(shop, { by: 'operation', value: operationValue('cart', 'GET') })).toEqual([0, 1, 0, 0]);
  });

  it('are those of any of several values, of whatever kind', () => {
    expect(hiddenOf(shop, { by: 'service', value: 'redis' }, { by: 'kind', value: 'server' })).toEqual([
      1, 0, 1, 0,
    ]);
  });

  it('are those of a tag with more values than there are colours', () => {
    const drawing = Array.from({ length: MOST_TAG_VALUES + 2 }, (_, n) => `shop work |=| customer=c${n}`);
    const hidden = hiddenOf(drawTrace(drawing.join('\n')), { by: tagColorBy('customer'), value: 'c1' });
    expect(hidden.indexOf(1)).toBe(1);
    expect(hidden.lastIndexOf(1)).toBe(1);
  });

  it('are all spans when every value is hidden, and each span belongs to one value', () => {
    const dimensions: ColorBy[] = [
      'service',
      'kind',
      'status',
      'self',
      tagColorBy('key'),
      tagColorBy('host'),
    ];
    checkProperty(
      brokenSpans,
      (spans) => {
        const trace = buildSpans(spans);
        for (const by of dimensions) {
          const { texts } = computeSpanValues(trace, by);
          const times = new Uint8Array(trace.spans.count);
          for (const value of texts)
            hiddenOf(trace, { by, value }).forEach((bit, span) => {
              times[span] += bit;
            });
          expect([...times]).toEqual(new Array(trace.spans.count).fill(1));
        }
      },
      60,
    );
  });
});

import { describe, expect, it } from 'vitest';
import { checkProperty } from '../../base/testing/checkProperty.ts';
import { runToEnd } from '../../base/time/slicedTask.ts';
import { drawTrace } from '../testing/drawTrace.ts';
import { brokenSpans, buildSpans } from '../testing/randomSpans.ts';
import type { Trace } from '../trace.ts';
import { type ColorBy, tagColorBy } from './colorBy.ts';
import { computeOperationShares } from './operations.ts';
import { countValueShares } from './shares.ts';
import { computeSpanValues, type SpanValues } from './values.ts';

const shop = drawTrace(`
frontend GET   |===================|
  cart GET       |=========|
    redis SET      |==|                error
    redis SET          |==|
  cart SET                 |====|
`);

const dimensions: ColorBy[] = ['service', 'kind', 'status', 'self', tagColorBy('key'), tagColorBy('nowhere')];

const sharesOf = (trace: Trace, values: SpanValues) => runToEnd(countValueShares(trace, values));

describe('what a value of the legend represents', () => {
  it('is its spans, its errors, and its part of the self time', () => {
    expect(sharesOf(shop, computeSpanValues(shop, 'service'))).toEqual([
      { text: 'cart', spanCount: 2, errorCount: 0, share: (10 - 6 + 5) / 20 },
      { text: 'frontend', spanCount: 1, errorCount: 0, share: 5 / 20 },
      { text: 'redis', spanCount: 2, errorCount: 1, share: 6 / 20 },
    ]);
  });

  it('adds up to the whole trace, whatever the colours mean', () => {
    checkProperty(
      brokenSpans,
      (spans) => {
        const trace = buildSpans(spans);
        const errors = trace.services.reduce((sum, { errorCount }) => sum + errorCount, 0);
        for (const by of dimensions) {
          const shares = sharesOf(trace, computeSpanValues(trace, by));
          expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
          expect(shares.reduce((sum, { spanCount }) => sum + spanCount, 0)).toBe(trace.spans.count);
          expect(shares.reduce((sum, { errorCount }) => sum + errorCount, 0)).toBe(errors);
        }
      },
      60,
    );
  });

  it('is the sum of a service’s operations', () => {
    checkProperty(
      brokenSpans,
      (spans) => {
        const trace = buildSpans(spans);
        const operations = runToEnd(computeOperationShares(trace));
        const services = sharesOf(trace, computeSpanValues(trace, 'service'));
        for (const { text, spanCount, errorCount, share } of services) {
          const sumOf = (part: 'spanCount' | 'errorCount' | 'share') =>
            (operations.get(text) ?? []).reduce((sum, operation) => sum + operation[part], 0);
          expect(sumOf('spanCount')).toBe(spanCount);
          expect(sumOf('errorCount')).toBe(errorCount);
          expect(sumOf('share')).toBeCloseTo(share, 9);
        }
      },
      60,
    );
  });

  it('names the operation with the most time first', () => {
    const cart = runToEnd(computeOperationShares(shop)).get('cart');
    expect(cart?.map(({ text, share }) => [text, share])).toEqual([
      ['SET', 5 / 20],
      ['GET', 4 / 20],
    ]);
  });
});

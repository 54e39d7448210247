import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkProperty } from '../../base/testing/checkProperty.ts';
import { drawTrace } from '../testing/drawTrace.ts';
import { brokenSpans, buildSpans } from '../testing/randomSpans.ts';
import type { Trace } from '../trace.ts';
import { type ColorBy, tagColorBy } from './colorBy.ts';
import { computeSelfSteps, SELF_STEPS, selfStepEnd } from './selfSteps.ts';
import { computeSpanValues, MOST_TAG_VALUES } from './values.ts';

const shop = drawTrace(`
frontend GET /checkout   |===================|                kind=server
  cart AddItem             |======|                           kind=client db.system=redis
    redis SET                |==|               error         kind=client db.system=redis
  payment Charge                    |=======|   error=true    db.system=mysql
    payment Wait                      |==|      db.system=""
`);

/** The value of each span, from top to bottom. */
function valuesOf(trace: Trace, by: ColorBy): string[] {
  const { column, texts } = computeSpanValues(trace, by);
  return Array.from(column, (value) => texts[value]);
}

describe('what spans are coloured by', () => {
  it('uses services, kinds and statuses, with the same errors as everywhere', () => {
    expect(valuesOf(shop, 'service')).toEqual(['frontend', 'cart', 'redis', 'payment', 'payment']);
    expect(valuesOf(shop, 'kind')).toEqual(['server', 'client', 'client', 'unspecified', 'unspecified']);
    expect(valuesOf(shop, 'status')).toEqual(['unset', 'unset', 'error', 'error', 'unset']);
  });

  it('takes the texts of a tag in order, and none for spans without it or with an empty one', () => {
    expect(valuesOf(shop, tagColorBy('db.system'))).toEqual(['', 'redis', 'redis', 'mysql', '']);
    expect(computeSpanValues(shop, tagColorBy('db.system')).texts).toEqual(['mysql', 'redis', '']);
  });

  it('knows no value of a tag that no span has', () => {
    expect(computeSpanValues(shop, tagColorBy('db')).texts).toEqual(['']);
  });

  it('uses the tag of the resource if the span has none of its own', () => {
    checkProperty(
      brokenSpans,
      (spans) => {
        const trace = buildSpans(spans);
        expect(valuesOf(trace, tagColorBy('host'))).toEqual(valuesOf(trace, 'service'));
      },
      60,
    );
  });

  it('gives up on a tag with more values than there are colours', () => {
    const many = (count: number) =>
      drawTrace(Array.from({ length: count }, (_, n) => `shop work |=| customer=c${n}`).join('\n'));
    expect(computeSpanValues(many(MOST_TAG_VALUES), tagColorBy('customer'))).toMatchObject({
      hasTooMany: false,
      texts: { length: MOST_TAG_VALUES + 1 },
    });
    const tooMany = computeSpanValues(many(MOST_TAG_VALUES + 1), tagColorBy('customer'));
    expect(tooMany).toMatchObject({ hasTooMany: true, texts: [''] });
    expect(new Set(tooMany.column)).toEqual(new Set([0]));
  });
});

describe('steps of self time', () => {
  it('are powers of ten and three times those up to the greatest, and the rest', () => {
    const trace = drawTrace(`
a one  |==============================|
b two   |=============|
c three  |=|
`);
    expect(computeSelfSteps(trace)).toEqual([30, 10, 3, 1, 0]);
    expect(valuesOf(trace, 'self')).toEqual(['30', '10', '1']);
  });

  it('hold every self time in the step that says so', () => {
    const times = fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1e12, noNaN: true })), {
      minLength: 1,
    });
    checkProperty(times, (selfTime) => {
      const trace: Trace = { ...shop, spans: { ...shop.spans, selfTime: Float64Array.from(selfTime) } };
      const starts = computeSelfSteps(trace);
      expect(starts.length).toBeLessThanOrEqual(SELF_STEPS);
      computeSpanValues(trace, 'self').column.forEach((step, span) => {
        expect(selfTime[span]).toBeGreaterThanOrEqual(starts[step]);
        expect(selfTime[span]).toBeLessThan(
          starts[step] === 0 ? starts[step - 1] : selfStepEnd(starts[step]),
        );
      });
    });
  });
});

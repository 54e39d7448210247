import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeIdleGaps } from '../testing/atOnce.ts';
import { drawTrace } from '../testing/drawTrace.ts';
import { fullRange } from '../timeRange.ts';
import type { SpanIndex, Trace } from '../trace.ts';
import { idleShare, LEAST_GAP_SHARE } from './idleGaps.ts';

const trace = drawTrace(`
shop GET      |====|
  cart a      |==|
  mail b                        |==|
stock d                            |=====|
`);

describe('idle gaps', () => {
  it('are found where no span runs', () => {
    expect(computeIdleGaps(trace, undefined, undefined)).toEqual([{ start: 5, end: 18 }]);
  });

  it('are absent below a span that runs all the time', () => {
    const whole = drawTrace(`
shop GET      |=========================|
  cart a      |==|
  mail b                        |==|
`);
    expect(computeIdleGaps(whole, undefined, undefined)).toEqual([]);
  });

  it('are absent if they are shorter than a twentieth of the trace', () => {
    const dense = drawTrace(`
a |===================|
b                       |====================|
`);
    expect(dense.duration).toBe(43);
    expect(computeIdleGaps(dense, undefined, undefined)).toEqual([]);
  });

  it('are wider where spans do not pass, at both ends too', () => {
    expect(computeIdleGaps(trace, Uint8Array.of(0, 0, 1, 0), undefined)).toEqual([
      { start: 0, end: 18 },
      { start: 21, end: 27 },
    ]);
  });

  it('are those of a subtree as if it were the trace', () => {
    expect(computeIdleGaps(trace, undefined, indexOf(0))).toEqual([{ start: 5, end: 18 }]);
    expect(computeIdleGaps(trace, Uint8Array.of(0, 0, 1, 1), indexOf(0))).toEqual([{ start: 0, end: 18 }]);
    expect(computeIdleGaps(trace, undefined, indexOf(1))).toEqual([]);
  });

  it('are absent if nothing is shown, or nothing takes time', () => {
    expect(computeIdleGaps(trace, new Uint8Array(4), undefined)).toEqual([]);
    expect(computeIdleGaps(drawTrace('a |\nb |'), undefined, undefined)).toEqual([]);
  });

  it('are the same as those found by sorting', () => {
    const span = fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 60 }));
    fc.assert(
      fc.property(fc.array(span, { minLength: 1, maxLength: 12 }), (spans) => {
        const drawn = drawTrace(
          spans
            .map(([from, length]) => `a ${' '.repeat(from)}|${length > 0 ? `${'='.repeat(length)}|` : ''}`)
            .join('\n'),
        );
        expect(computeIdleGaps(drawn, undefined, undefined)).toEqual(gapsBySorting(drawn));
      }),
    );
  });
});

it('tells the share of time that is idle', () => {
  expect(idleShare(fullRange(trace), computeIdleGaps(trace, undefined, undefined))).toBeCloseTo(13 / 27);
});

function gapsBySorting({ spans, duration }: Trace) {
  const order = Array.from(spans.start, (_, span) => span).sort((a, b) => spans.start[a] - spans.start[b]);
  const gaps = [];
  let covered = 0;
  for (const span of order) {
    if (spans.start[span] > covered && spans.start[span] - covered >= duration * LEAST_GAP_SHARE) {
      gaps.push({ start: covered, end: spans.start[span] });
    }
    covered = Math.max(covered, spans.start[span] + spans.duration[span]);
  }
  return gaps;
}

/** Brand constructor. */
function indexOf(span: number): SpanIndex {
  return span as SpanIndex;
}

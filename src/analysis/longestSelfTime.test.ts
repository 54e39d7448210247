import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SpanIndex } from '../model/trace.ts';
import { nextBySelfTime } from './longestSelfTime.ts';

it('walks from the longest down, and back up', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 5 }), { minLength: 1 }), fc.nat({ max: 3 }), (times, first) => {
      const selfTime = Float64Array.from(times);
      const part = { first: Math.min(first, times.length - 1), end: times.length };
      const expected = times
        .map((time, span) => ({ time, span }))
        .slice(part.first)
        .sort((a, b) => b.time - a.time)
        .map(({ span }) => span);
      const walk = (from: SpanIndex | undefined, direction: 1 | -1) => {
        const seen: number[] = [];
        for (let span = nextBySelfTime(selfTime, part, from, direction); span !== undefined; ) {
          seen.push(span);
          span = nextBySelfTime(selfTime, part, span, direction);
        }
        return seen;
      };
      expect(walk(undefined, 1)).toEqual(expected);
      expect(walk(undefined, -1)).toEqual(expected.reverse());
    }),
  );
});

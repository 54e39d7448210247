import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkProperty } from '../testing/checkProperty.ts';
import { runToEnd } from './slicedTask.ts';
import { sortInSteps } from './sortInSteps.ts';

describe('sortInSteps', () => {
  it('sorts as the language does, equal ones in their order', () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer()), { maxLength: 5_000 });
    checkProperty(
      pairs,
      (list) => {
        const compare = ([one]: [number, number], [other]: [number, number]) => one - other;
        expect(runToEnd(sortInSteps(list, compare))).toEqual(list.toSorted(compare));
      },
      40,
    );
  });

  it('pauses every few hundred comparisons', () => {
    const list = Array.from({ length: 60_000 }, (_, index) => (index * 7_919) % 60_000);
    let [compared, most] = [0, 0];
    const steps = sortInSteps(list, (one, other) => {
      compared++;
      return one - other;
    });
    for (let step = steps.next(); step.done !== true; step = steps.next()) {
      most = Math.max(most, compared);
      compared = 0;
    }
    expect(most).toBeLessThan(8_000);
  });
});

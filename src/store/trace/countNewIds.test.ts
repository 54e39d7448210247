import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkProperty } from '../../base/testing/checkProperty.ts';
import { runToEnd } from '../../base/time/slicedTask.ts';
import { countNewIds } from './countNewIds.ts';

/** Only a few, so that there are duplicates; some differ only in their upper or lower half. */
const ids = fc.array(fc.constantFrom(1n, 2n, 3n, 1n << 32n, (1n << 32n) + 1n, (1n << 63n) + 2n), {
  maxLength: 12,
});

it('counts IDs that occur more often than before, at any position', () => {
  checkProperty(fc.tuple(ids, ids, ids, ids), ([start, before, after, end]) => {
    const [older, newer] = [
      [...start, ...before, ...end],
      [...start, ...after, ...end],
    ];
    const left = [...older];
    const arrived = newer.filter((id) => {
      const at = left.indexOf(id);
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
    expect(runToEnd(countNewIds(BigUint64Array.from(older), BigUint64Array.from(newer)))).toBe(
      arrived.length,
    );
  });
});

it('only compares if nothing has changed', () => {
  const many = BigUint64Array.from({ length: 100_000 }, (_, index) => BigInt(index));
  const steps = countNewIds(many, many.slice());
  expect([steps.next().done, steps.next().done, steps.next()]).toEqual([
    false,
    false,
    { done: true, value: 0 },
  ]);
});

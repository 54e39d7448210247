import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkProperty } from '../../base/testing/checkProperty.ts';
import { matchesWithin } from './matches.ts';

test('the matches of a subtree are those that a look at each would leave', () => {
  const span = fc.nat(30);
  checkProperty(fc.tuple(fc.uniqueArray(span), span, span), ([list, one, other]) => {
    const matches = Int32Array.from(list).sort();
    const [first, end] = [Math.min(one, other), Math.max(one, other)];
    expect([...matchesWithin(matches, first, end)]).toEqual(
      [...matches].filter((match) => match >= first && match < end),
    );
  });
});

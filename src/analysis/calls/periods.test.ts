import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkProperty } from '../../base/testing/checkProperty.ts';
import { findPeriodicRuns } from './periods.ts';

const runsOf = (text: string) =>
  findPeriodicRuns(Array.from(text, (letter) => letter.charCodeAt(0))).map(
    ({ from, to, period }) => `${text.slice(from, from + period)} × ${(to - from) / period}`,
  );

it.each([
  ['ababab', ['ab × 3']],
  ['xabababab', ['ab × 4']],
  ['abababa', ['ab × 3']],
  ['abab', []],
  ['aaaaaa', []],
  ['aabaabaab', ['aab × 3']],
  ['abcabcabcxyxyxy', ['abc × 3', 'xy × 3']],
  ['abcdefghabcdefghabcdefgh', ['abcdefgh × 3']],
  ['abcdefghiabcdefghiabcdefghi', []],
  ['', []],
])('the patterns of %s are %j', (text, runs) => {
  expect(runsOf(text)).toEqual(runs);
});

it('a run repeats its pattern exactly, and no two overlap', () => {
  checkProperty(fc.array(fc.nat({ max: 2 }), { maxLength: 60 }), (keys) => {
    let end = 0;
    for (const { from, to, period } of findPeriodicRuns(keys)) {
      expect(from).toBeGreaterThanOrEqual(end);
      expect((to - from) % period).toBe(0);
      for (let place = from + period; place < to; place++) expect(keys[place]).toBe(keys[place - period]);
      end = to;
    }
  });
});

import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkProperty } from '../../base/testing/checkProperty.ts';
import { drawTrace } from '../../model/testing/drawTrace.ts';
import { brokenSpans, buildSpans, busySpans, goodSpans } from '../../model/testing/randomSpans.ts';
import { type Concurrency, computeConcurrency } from './concurrency.ts';
import { findOwnWork } from './ownWork.ts';

/** Returns how many spans work in each microsecond; `.` where none does. */
function draw(drawing: string): { text: string; concurrency: Concurrency } {
  const concurrency = computeConcurrency(findOwnWork(drawTrace(drawing).spans));
  const { count, time, working } = concurrency.steps;
  let text = '';
  for (let step = 0; step + 1 < count; step++) {
    text += (working[step] === 0 ? '.' : `${working[step]}`).repeat(time[step + 1] - time[step]);
  }
  return { text, concurrency };
}

it('counts the spans that work, but not those that wait for them', () => {
  const { text, concurrency } = draw(`
root    |========|
  a       |====|
    c      |==|
  b       |====|
late                  |==|
`);
  expect(text).toBe('112222211.....111');
  expect(concurrency).toMatchObject({ most: 2, busyTime: 12, aloneShare: 7 / 12 });
  expect([...concurrency.timeAt]).toEqual([5, 7, 5]);
});

it('has nothing to count in a trace that takes no time', () => {
  const { concurrency } = draw('root |');
  expect(concurrency).toMatchObject({ most: 0, busyTime: 0, aloneShare: 0 });
  expect(concurrency.steps.count).toBe(0);
});

it('counts what a count at each instant would', () => {
  checkProperty(
    fc.oneof(goodSpans, busySpans, brokenSpans),
    (list) => {
      const work = findOwnWork(buildSpans(list).spans);
      const { steps, timeAt, busyTime, most } = computeConcurrency(work);
      for (let step = 0; step < steps.count; step++) {
        const from = steps.time[step];
        const open = work.start.filter((start, stretch) => start <= from && work.end[stretch] > from).length;
        expect(steps.working[step]).toBe(open);
        if (step > 0) expect(from).toBeGreaterThan(steps.time[step - 1]);
      }
      expect(most).toBe(Math.max(0, ...steps.working));
      const worked = timeAt.reduce((sum, time, level) => sum + time * level, 0);
      const expected = work.end.reduce((sum, end, stretch) => sum + end - work.start[stretch], 0);
      expect(worked).toBeCloseTo(expected, 6);
      expect(timeAt.subarray(1).reduce((sum, time) => sum + time, 0)).toBeCloseTo(busyTime, 6);
    },
    1000,
  );
});

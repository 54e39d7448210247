import { describe, expect, it } from 'vitest';
import { createHandTimers } from '../testing/handTimers.ts';
import { runInSlices, runToEnd, type Steps } from './slicedTask.ts';

/** Work with the given number of steps, each of which takes some time of the clock. */
function setup(stepMillis: number) {
  const timers = createHandTimers();
  const options = { sliceMillis: 10, timers };
  function* work(steps: number): Steps<string> {
    for (let step = 0; step < steps; step++) {
      timers.spend(stepMillis);
      yield;
    }
    return `${steps} steps`;
  }
  return { options, work, runTasks: timers.runTasks };
}

describe('work in slices', () => {
  it('ends before the caller continues if one slice is enough', () => {
    const { options, work } = setup(3);
    const results: string[] = [];
    runInSlices(work(3), (result) => results.push(result), options);
    expect(results).toEqual(['3 steps']);
  });

  it('continues in later tasks, none longer than a slice and a step', () => {
    const { options, work, runTasks } = setup(3);
    const results: string[] = [];
    runInSlices(work(20), (result) => results.push(result), options);
    expect(results).toEqual([]);
    expect(runTasks()).toEqual([12, 12, 12, 12, 0]);
    expect(results).toEqual(['20 steps']);
  });

  it('begins with a shorter slice if it is not alone', () => {
    const { options, work, runTasks } = setup(3);
    const results: string[] = [];
    runInSlices(work(6), (result) => results.push(result), { ...options, firstMillis: 2 });
    expect(results).toEqual([]);
    expect(runTasks()).toEqual([12, 3]);
    expect(results).toEqual(['6 steps']);
  });

  it('is never heard of again once it is stopped', () => {
    const { options, work, runTasks } = setup(3);
    const stop = runInSlices(work(20), () => expect.fail('it went on'), options);
    stop();
    expect(runTasks()).toEqual([0]);
  });

  it('continues by itself between other tasks', async () => {
    const { work } = setup(0);
    const order: string[] = [];
    const done = new Promise<void>((resolve) => {
      runInSlices(
        work(5),
        (result) => {
          order.push(result);
          resolve();
        },
        { sliceMillis: 0 },
      );
    });
    order.push('the caller');
    await done;
    expect(order).toEqual(['the caller', '5 steps']);
  });

  it('runs to its end if nothing waits', () => {
    expect(runToEnd(setup(1).work(7))).toBe('7 steps');
  });
});

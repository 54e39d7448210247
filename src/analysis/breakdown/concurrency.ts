/** How many spans work at each instant of a trace. */
import { roundToNanos } from '../../model/build/times.ts';
import type { Microseconds } from '../../model/trace.ts';
import type { OwnWork } from './ownWork.ts';

export interface Concurrency {
  /**
   * From `time[step]` (µs) to the next step, `working[step]` spans do work of their own. Neighbours differ,
   * and at the last step no span works any more.
   */
  readonly steps: { readonly count: number; readonly time: Float64Array; readonly working: Int32Array };
  /** By number of spans: for how long, in µs, exactly as many do own work. Index 0: between two that work. */
  readonly timeAt: Float64Array;
  /** The greatest number of spans at an instant. */
  readonly most: number;
  /** For how long any span runs. */
  readonly busyTime: Microseconds;
  /** The part of `busyTime` in which exactly one span works, 0 to 1; 0 if none ever does. */
  readonly aloneShare: number;
}

/**
 * Counts the stretches of own work that are open at each instant. A span that waits for its children does not
 * count, so a trace that does one thing after the other has one at each instant. Linear.
 */
export function computeConcurrency(work: OwnWork): Concurrency {
  const { count, start, end, borders } = work;
  const time = new Float64Array(borders.length);
  const working = new Int32Array(borders.length);
  let found = 0;
  let open = 0;
  let most = 0;
  for (let place = 0; place < borders.length; place++) {
    const isEnd = borders[place] >= count;
    const now = isEnd ? end[borders[place] - count] : start[borders[place]];
    open += isEnd ? -1 : 1;
    if (found > 0 && time[found - 1] === now) found--;
    const before = found === 0 ? 0 : working[found - 1];
    if (open === before) continue;
    time[found] = now;
    working[found++] = open;
  }
  for (let step = 0; step < found; step++) most = Math.max(most, working[step]);

  const steps = { count: found, time: time.slice(0, found), working: working.slice(0, found) };
  const timeAt = new Float64Array(most + 1);
  for (let place = 0; place + 1 < steps.count; place++) {
    timeAt[steps.working[place]] += steps.time[place + 1] - steps.time[place];
  }
  let busyTime = 0;
  for (let level = 0; level <= most; level++) {
    timeAt[level] = roundToNanos(timeAt[level]);
    if (level > 0) busyTime = roundToNanos(busyTime + timeAt[level]);
  }
  return { steps, timeAt, most, busyTime, aloneShare: busyTime === 0 ? 0 : timeAt[1] / busyTime };
}

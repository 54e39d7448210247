/** How many spans work at each instant of a trace. */
import { GrowableFloat64, GrowableInt32 } from '../../base/growable.ts';
import { roundToNanos } from '../../model/build/times.ts';
import type { Microseconds } from '../../model/trace.ts';
import { type OwnWork, visitBorders } from './ownWork.ts';

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
 * count, so a trace that does one thing after the other has one at each instant. Linear, except for sorting.
 */
export function computeConcurrency(work: OwnWork): Concurrency {
  const times = new GrowableFloat64();
  const counts = new GrowableInt32();
  let working = 0;
  let most = 0;
  const step = (time: number) => {
    const last = counts.length - 1;
    if (working === (last < 0 ? 0 : counts.at(last))) return;
    times.push(time);
    counts.push(working);
    if (working > most) most = working;
  };
  let now = Number.NaN;
  visitBorders(work, (_, isEnd, time) => {
    if (time !== now) {
      step(now);
      now = time;
    }
    working += isEnd ? -1 : 1;
  });
  step(now);

  const steps = { count: counts.length, time: times.view().slice(), working: counts.view().slice() };
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

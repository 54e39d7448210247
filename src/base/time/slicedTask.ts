/**
 * Long work in short slices, so that the page stays responsive. The work is a generator that yields about
 * every millisecond, and a runner lets it run for some milliseconds at a time. Short work ends in its first
 * slice, before the caller continues.
 */

import { realTimers, type Timers } from './timers.ts';

/** Work in steps; a step takes about a millisecond. */
export type Steps<T> = Generator<undefined, T, undefined>;

export interface SliceOptions {
  /** How long a slice may take, ms. A step that has begun is always finished. */
  readonly sliceMillis?: number;
  /**
   * How long the first slice may take, ms, if other work may run in the same task; undefined: as long as any
   * other.
   */
  readonly firstMillis?: number | undefined;
  readonly timers?: Timers;
}

/** Half of the 16 milliseconds of a frame. */
const SLICE_MILLIS = 8;

export function runToEnd<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/**
 * Runs work in slices. The first slice runs at once; if it is enough, `onDone` is called before this returns.
 * Returns a function that stops the work; `onDone` is not called after that.
 */
export function runInSlices<T>(
  steps: Steps<T>,
  onDone: (result: T) => void,
  { sliceMillis = SLICE_MILLIS, firstMillis, timers = realTimers }: SliceOptions = {},
): () => void {
  let isStopped = false;
  const runSlice = (millis: number) => {
    if (isStopped) return;
    const end = timers.now() + millis;
    do {
      const step = steps.next();
      if (step.done === true) {
        isStopped = true;
        onDone(step.value);
        return;
      }
    } while (timers.now() < end);
    timers.soon(() => runSlice(sliceMillis));
  };
  runSlice(firstMillis ?? sliceMillis);
  return () => {
    isStopped = true;
  };
}

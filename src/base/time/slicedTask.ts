/**
 * Long work in short slices, so that the page can answer in between: the work is a generator that yields about every
 * millisecond, and a runner lets it go on for some milliseconds at a time. Work that is short ends in its first slice,
 * before the caller goes on.
 */

import { realTimers, type Timers } from './timers.ts';

/** Work in steps; a step takes about a millisecond. */
export type Steps<T> = Generator<undefined, T, undefined>;

export interface SliceOptions {
  /** How long a slice may take, ms. A step that has begun is finished. */
  readonly sliceMillis?: number;
  /** How long the first one may take, ms, where other work may begin in the same task; undefined: as long as any. */
  readonly firstMillis?: number | undefined;
  readonly timers?: Timers;
}

/** Eight of the sixteen milliseconds of a frame. */
const SLICE_MILLIS = 8;

export function runToEnd<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/**
 * Runs work in slices. The first slice runs at once: where it is enough, `onDone` is called before this returns. Gives a
 * function that stops the work, after which `onDone` is not called any more.
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

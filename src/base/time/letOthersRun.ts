/** Lets a thread hear its messages in the middle of long work: what waits for promises alone hears none. */
import type { Timers } from './timers.ts';

/** Resolves behind everything that this thread has been sent so far. */
export function letOthersRun(timers: Timers): Promise<void> {
  return new Promise((resolve) => {
    timers.soon(resolve);
  });
}

/** Lets a thread receive messages in the middle of long work. Awaiting promises alone does not do that. */
import type { Timers } from './timers.ts';

/** Resolves after everything that has been sent to this thread so far. */
export function letOthersRun(timers: Timers): Promise<void> {
  return new Promise((resolve) => {
    timers.soon(resolve);
  });
}

/** A clock that moves only when a test tells it to. */
import type { Timers } from '../time/timers.ts';

export interface HandTimers extends Timers {
  /** Lets the given time pass. Whatever is due on the way runs at its time, in order. */
  readonly advance: (milliseconds: number) => void;
  /** Simulates time spent working: it passes, and nothing else gets a turn. */
  readonly spend: (milliseconds: number) => void;
  /** Runs at most `most` pending tasks, including the ones they add. Returns how long each took, ms. */
  readonly runTasks: (most?: number) => number[];
  /** The number of pending timers. */
  readonly pending: () => number;
}

export function createHandTimers(): HandTimers {
  let now = 0;
  const timers = new Set<{ readonly at: number; readonly action: () => void }>();
  const tasks: (() => void)[] = [];
  return {
    now: () => now,
    after: (milliseconds, action) => {
      const timer = { at: now + milliseconds, action };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    soon: (action) => {
      tasks.push(action);
    },
    advance: (milliseconds) => {
      const end = now + milliseconds;
      for (;;) {
        const [first] = [...timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
        if (first === undefined) break;
        timers.delete(first);
        now = Math.max(now, first.at);
        first.action();
      }
      now = Math.max(now, end);
    },
    spend: (milliseconds) => {
      now += milliseconds;
    },
    runTasks: (most = Number.POSITIVE_INFINITY) => {
      const took: number[] = [];
      while (took.length < most) {
        const task = tasks.shift();
        if (task === undefined) break;
        const before = now;
        task();
        took.push(now - before);
      }
      return took;
    },
    pending: () => timers.size,
  };
}

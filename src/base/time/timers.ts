/** The clock that work is timed by. It is handed in, so that a test has one of its own. */

export interface Timers {
  /** Milliseconds since some moment, of a clock that only goes on. */
  readonly now: () => number;
  /** Runs `action` after so many milliseconds, unless the function that it returns is called before. */
  readonly after: (milliseconds: number, action: () => void) => () => void;
  /** Runs `action` in a later task, when messages, input and paint have had their turn. */
  readonly soon: (action: () => void) => void;
}

export const realTimers: Timers = {
  now: () => performance.now(),
  after: (milliseconds, action) => {
    const timer = setTimeout(action, milliseconds);
    return () => clearTimeout(timer);
  },
  // A message to oneself is a task of its own: unlike a timer it does not wait four milliseconds.
  soon: (action) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      action();
    };
    port2.postMessage(undefined);
  },
};

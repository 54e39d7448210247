/** The clock for timed work. It is passed in, so that tests can use their own. */

export interface Timers {
  /** Milliseconds since some fixed moment; never goes back. */
  readonly now: () => number;
  /** Runs `action` after the given time, unless the returned function is called first. */
  readonly after: (milliseconds: number, action: () => void) => () => void;
  /** Runs `action` in a later task, after messages, input and painting have had their turn. */
  readonly soon: (action: () => void) => void;
}

export const realTimers: Timers = {
  now: () => performance.now(),
  after: (milliseconds, action) => {
    const timer = setTimeout(action, milliseconds);
    return () => clearTimeout(timer);
  },
  // A message to oneself is a separate task; unlike a timer, it does not wait four milliseconds.
  soon: (action) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      action();
    };
    port2.postMessage(undefined);
  },
};

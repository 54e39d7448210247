/** The clock that time-outs are counted by; a test passes its own. */
export interface Timers {
  /** Calls `action` after so many milliseconds, unless the function that it returns is called before. */
  readonly after: (milliseconds: number, action: () => void) => () => void;
}

export const realTimers: Timers = {
  after: (milliseconds, action) => {
    const timer = setTimeout(action, milliseconds);
    return () => clearTimeout(timer);
  },
};

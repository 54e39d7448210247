/** What the page's first script has begun, and the app goes on with: the one global between the two. */

export interface EarlyStart {
  /** The worker, until it is taken. Absent in development, and after its script could not be fetched. */
  thread?: Worker;
  /** Ends the request for the trace, whose answer only that worker receives. */
  stopRequest?: () => void;
  /** The whole answer has arrived, and only needs to be read. */
  isAnswerHere?: boolean;
  /** The response for `config.json`, until it is taken. */
  configuration?: Promise<Response>;
  /** Set by the app: its script is there, and not empty. */
  hasAppRun?: boolean;
}

declare global {
  interface Window {
    earlyStart?: EarlyStart;
  }
}

/** Returns what has begun; nothing has in a page without the script. */
export function getEarlyStart(): EarlyStart {
  window.earlyStart ??= {};
  return window.earlyStart;
}

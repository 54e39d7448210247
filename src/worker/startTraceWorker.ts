/**
 * Starts the worker. The URL is written in a form that the bundler recognizes and that works below any path.
 */
import type { WorkerPort } from './workerClient.ts';

declare global {
  interface Window {
    /** The worker started by the page's inline script, until it is taken. */
    earlyTraceWorker?: Worker;
    /** Ends the inline script's request, whose answer only the early worker receives. */
    stopEarlyRequest?: () => void;
    /** The whole answer has arrived, and only needs to be read. */
    isEarlyAnswerHere?: boolean;
  }
}

/** Returns the worker that the page started before any of this was loaded; else a new one. */
export function startTraceWorker(): WorkerPort {
  const early = window.earlyTraceWorker;
  if (early !== undefined) {
    window.earlyTraceWorker = undefined;
    return early;
  }
  window.stopEarlyRequest?.();
  return new Worker(new URL('./traceWorker.ts', import.meta.url), { type: 'module', name: 'traces' });
}

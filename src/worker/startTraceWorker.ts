/** Starts the second thread. The URL is written so that the bundler finds it and works below any path. */
import type { WorkerPort } from './workerClient.ts';

declare global {
  interface Window {
    /** The thread that the page's inline script has started, until it is taken. */
    earlyTraceWorker?: Worker;
    /** Ends the request that the inline script has sent, and whose answer only the early thread gets. */
    stopEarlyRequest?: () => void;
    /** All of that answer has come, and only remains to be read. */
    isEarlyAnswerHere?: boolean;
  }
}

/** The thread that the page has started before any of this was loaded; else a new one. */
export function startTraceWorker(): WorkerPort {
  const early = window.earlyTraceWorker;
  if (early !== undefined) {
    window.earlyTraceWorker = undefined;
    return early;
  }
  window.stopEarlyRequest?.();
  return new Worker(new URL('./traceWorker.ts', import.meta.url), { type: 'module', name: 'traces' });
}

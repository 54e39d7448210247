/**
 * Starts the worker. The URL is written in a form that the bundler recognizes and that works below any path.
 */
import { getEarlyStart } from '../start/earlyStart.ts';
import type { WorkerPort } from './workerClient.ts';

/** Returns the worker that the page started before any of this was loaded; else a new one. */
export function startTraceWorker(): WorkerPort {
  const early = getEarlyStart();
  const { thread } = early;
  if (thread !== undefined) {
    early.thread = undefined;
    return thread;
  }
  early.stopRequest?.();
  return new Worker(new URL('./traceWorker.ts', import.meta.url), { type: 'module', name: 'traces' });
}

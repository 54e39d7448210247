/** Starts the second thread. The URL is written so that the bundler finds it and works below any path. */
import type { WorkerPort } from './workerClient.ts';

export function startTraceWorker(): WorkerPort {
  return new Worker(new URL('./traceWorker.ts', import.meta.url), { type: 'module', name: 'traces' });
}

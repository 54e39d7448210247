/** The second thread itself: joins the handler to the thread's messages. */
import { realTimers } from '../api/timers.ts';
import { createWorkHandler } from './createWorkHandler.ts';
import type { ToWorker } from './protocol.ts';

const thread: DedicatedWorkerGlobalScope = self as unknown as DedicatedWorkerGlobalScope;

const handle = createWorkHandler(
  { fetch: (url, init) => fetch(url, init), timers: realTimers },
  (message, transfer) => thread.postMessage(message, transfer),
  () => performance.now(),
);

thread.onmessage = (event: MessageEvent<ToWorker>) => handle(event.data);

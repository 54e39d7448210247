/** The second thread itself: joins the handler to the thread's messages. */
import { realTimers } from '../api/timers.ts';
import { createWorkHandler } from './createWorkHandler.ts';
import { EarlyAnswer, type FromEarlyRequest } from './earlyAnswer.ts';
import type { ToWorker } from './protocol.ts';

const thread: DedicatedWorkerGlobalScope = self as unknown as DedicatedWorkerGlobalScope;

const early = new EarlyAnswer((message) => thread.postMessage(message));

const handle = createWorkHandler(
  { fetch: early.wrap((url, init) => fetch(url, init)), timers: realTimers },
  (message, transfer) => thread.postMessage(message, transfer),
  () => performance.now(),
);

thread.onmessage = ({ data }: MessageEvent<ToWorker | FromEarlyRequest>) => {
  if (data.kind === 'work' || data.kind === 'cancel') handle(data);
  else early.hear(data);
};

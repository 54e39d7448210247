/** The worker itself: connects the handler to the thread's messages. */
import type { Transport } from '../api/request/request.ts';
import { realTimers } from '../base/time/timers.ts';
import type { FromEarlyRequest } from '../start/earlyMessages.ts';
import { createWorkHandler } from './createWorkHandler.ts';
import { EarlyTrace } from './earlyTrace.ts';
import type { ToWorker } from './protocol.ts';

const thread: DedicatedWorkerGlobalScope = self as unknown as DedicatedWorkerGlobalScope;

const transport: Transport = { fetch: (url, init) => fetch(url, init), timers: realTimers };
const early = new EarlyTrace(transport, (message) => thread.postMessage(message));

const handle = createWorkHandler(
  transport,
  (message, transfer) => thread.postMessage(message, transfer),
  () => performance.now(),
  early,
);

thread.onmessage = ({ data }: MessageEvent<ToWorker | FromEarlyRequest>) => {
  if (data.kind === 'work' || data.kind === 'cancel') handle(data);
  else early.hear(data);
};

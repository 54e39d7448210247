/** The worker itself: connects the handler to the thread's messages. */
import { EarlyTraces } from '../api/request/earlyTraces.ts';
import type { Transport } from '../api/request/request.ts';
import { realTimers } from '../base/time/timers.ts';
import { createWorkHandler } from './createWorkHandler.ts';
import { EarlyAnswer, type FromEarlyRequest } from './earlyAnswer.ts';
import type { ToWorker } from './protocol.ts';

const thread: DedicatedWorkerGlobalScope = self as unknown as DedicatedWorkerGlobalScope;

const answer = new EarlyAnswer((message) => thread.postMessage(message));
const transport: Transport = { fetch: answer.wrap((url, init) => fetch(url, init)), timers: realTimers };
const early = new EarlyTraces();

const handle = createWorkHandler(
  transport,
  (message, transfer) => thread.postMessage(message, transfer),
  () => performance.now(),
  early,
);

thread.onmessage = ({ data }: MessageEvent<ToWorker | FromEarlyRequest>) => {
  if (data.kind === 'work' || data.kind === 'cancel') handle(data);
  else {
    answer.hear(data);
    // Decoded as it arrives, even before the page asks for it.
    if (data.kind === 'early-request') early.begin(transport, data.url);
  }
};

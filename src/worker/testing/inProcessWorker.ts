/** For tests: the second thread's work on this thread, behind messages that are cloned and transferred all the same. */
import type { Transport } from '../../api/request/request.ts';
import { createWorkHandler } from '../createWorkHandler.ts';
import type { WorkerPort } from '../workerClient.ts';

export interface InProcessPort extends WorkerPort {
  /** The thread dies. */
  readonly fail: (message: string) => void;
}

/** `now`, ms, is the clock by which progress is reported; one that stands still leaves out all but the phases. */
export function startInProcess(transport: Transport, now: () => number = () => 0): InProcessPort {
  let isEnded = false;
  const later = (action: () => void) =>
    queueMicrotask(() => {
      if (!isEnded) action();
    });
  const handle = createWorkHandler(
    transport,
    (message, transfer) => {
      const data: unknown = structuredClone(message, { transfer });
      later(() => port.onmessage?.({ data } as MessageEvent));
    },
    now,
  );
  const port: InProcessPort = {
    postMessage: (message) => {
      const cloned = structuredClone(message);
      later(() => handle(cloned));
    },
    terminate: () => {
      isEnded = true;
    },
    fail: (message) => port.onerror?.({ message, preventDefault: () => {} } as ErrorEvent),
    onmessage: null,
    onerror: null,
    onmessageerror: null,
  };
  return port;
}

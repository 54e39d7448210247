/** For tests: the second thread's work on this thread, behind messages that are cloned and transferred all the same. */
import type { Transport } from '../../api/request.ts';
import { createWorkHandler } from '../createWorkHandler.ts';
import type { WorkerPort } from '../workerClient.ts';

export interface InProcessPort extends WorkerPort {
  /** The thread dies. */
  readonly fail: (message: string) => void;
}

export function startInProcess(transport: Transport): InProcessPort {
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
    () => 0,
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

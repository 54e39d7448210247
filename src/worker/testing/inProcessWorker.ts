/** For tests: runs the worker's code on this thread. Messages are still cloned and transferred. */
import type { Transport } from '../../api/request/request.ts';
import { createWorkHandler } from '../createWorkHandler.ts';
import type { WorkerPort } from '../workerClient.ts';

export interface InProcessPort extends WorkerPort {
  /** Simulates a crash of the thread. */
  readonly fail: (message: string) => void;
}

/** `now`, ms, is the clock for reporting progress. If it stands still, only phases are reported. */
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

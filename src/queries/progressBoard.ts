/** The progress of each request, by the hash of its query. */
import type { Progress } from '../model/failure.ts';

/** The progress of a request that can be ended early. */
export interface StoppableProgress extends Progress {
  /** Ends the request; what has arrived of it becomes its answer, if that is of use. */
  readonly stop: () => void;
}

export interface ProgressBoard {
  readonly get: (hash: string) => StoppableProgress | undefined;
  readonly set: (hash: string, progress: StoppableProgress | undefined) => void;
  /** Calls `listener` on every change, until the returned function is called. */
  readonly subscribe: (listener: () => void) => () => void;
}

export function createProgressBoard(): ProgressBoard {
  const board = new Map<string, StoppableProgress>();
  const listeners = new Set<() => void>();
  return {
    get: (hash) => board.get(hash),
    set: (hash, progress) => {
      if (progress === undefined) board.delete(hash);
      else board.set(hash, progress);
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

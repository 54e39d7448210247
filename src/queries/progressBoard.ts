/** The progress of each request, by the hash of its query. */
import type { Progress } from '../model/failure.ts';

export interface ProgressBoard {
  readonly get: (hash: string) => Progress | undefined;
  readonly set: (hash: string, progress: Progress | undefined) => void;
  /** Calls `listener` on every change, until the returned function is called. */
  readonly subscribe: (listener: () => void) => () => void;
}

export function createProgressBoard(): ProgressBoard {
  const board = new Map<string, Progress>();
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

/** Commands of the trace page. */
import type { Command } from './commands.ts';

/** What the commands of the trace page act on. */
export interface TraceTarget {
  readonly reset: () => void;
}

export const traceCommands: readonly Command<TraceTarget>[] = [];

/** Commands of the search page. */
import type { Command } from './commands.ts';

/** What the commands of the search page act on. */
export interface SearchTarget {
  readonly submit: () => void;
}

export const searchCommands: readonly Command<SearchTarget>[] = [];

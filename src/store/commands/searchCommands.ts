/** Commands of the search page. */
import type { RowMove } from '../../base/moveRow.ts';
import type { Command } from './command.ts';

/** What the commands of the search page act on. Those of the list return false if there is no list. */
export interface SearchTarget {
  readonly submit: () => void;
  readonly refresh: () => void;
  readonly focusService: () => void;
  readonly moveSelection: (move: RowMove) => boolean;
  readonly openSelected: () => boolean;
}

function move<Id extends string>(id: Id, title: string, keys: readonly string[], to: RowMove) {
  return { id, title, group: 'Results', keys, run: (search: SearchTarget) => search.moveSelection(to) };
}

export const searchCommands = [
  {
    id: 'submit-search',
    title: 'Find traces',
    group: 'Search',
    keys: ['Mod+Enter'],
    worksInFields: true,
    run: (search) => {
      search.submit();
      return true;
    },
  },
  {
    id: 'refresh-search',
    title: 'Search again',
    group: 'Search',
    keys: ['r'],
    run: (search) => {
      search.refresh();
      return true;
    },
  },
  {
    id: 'focus-service',
    title: 'Go to the service field',
    group: 'Search',
    keys: ['s'],
    run: (search) => {
      search.focusService();
      return true;
    },
  },
  move('next-trace', 'Next trace', ['ArrowDown'], 'next'),
  move('previous-trace', 'Previous trace', ['ArrowUp'], 'previous'),
  move('next-page-of-traces', 'One page down', ['PageDown'], 'pageDown'),
  move('previous-page-of-traces', 'One page up', ['PageUp'], 'pageUp'),
  move('first-trace', 'First trace', ['Home'], 'first'),
  move('last-trace', 'Last trace', ['End'], 'last'),
  {
    id: 'open-trace',
    title: 'Open the selected trace (type letters in the list to jump to a name)',
    group: 'Results',
    keys: ['Enter'],
    run: (search) => search.openSelected(),
  },
] as const satisfies readonly Command<SearchTarget>[];

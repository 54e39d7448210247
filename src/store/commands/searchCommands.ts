/** Commands of the search page. */
import type { RowMove } from '../../base/moveRow.ts';
import type { Command } from './command.ts';

/** What the commands of the search page act on. The list's commands say false when there is no list. */
export interface SearchTarget {
  readonly submit: () => void;
  readonly refresh: () => void;
  readonly focusService: () => void;
  readonly moveSelection: (move: RowMove) => boolean;
  readonly openSelected: () => boolean;
}

function move(id: string, title: string, keys: readonly string[], to: RowMove): Command<SearchTarget> {
  return { id, title, group: 'Results', keys, run: (search) => search.moveSelection(to) };
}

export const searchCommands: readonly Command<SearchTarget>[] = [
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
    title: 'Ask the same again',
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
  move('next-page-of-traces', 'A page of traces down', ['PageDown'], 'pageDown'),
  move('previous-page-of-traces', 'A page of traces up', ['PageUp'], 'pageUp'),
  move('first-trace', 'First trace', ['Home'], 'first'),
  move('last-trace', 'Last trace', ['End'], 'last'),
  {
    id: 'open-trace',
    title: 'Open the selected trace (letters typed in the list go to a name)',
    group: 'Results',
    keys: ['Enter'],
    run: (search) => search.openSelected(),
  },
];

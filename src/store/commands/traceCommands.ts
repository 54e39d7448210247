/** Commands of the trace page. */

import type { TraceView } from '../trace/traceView.ts';
import type { Command } from './command.ts';

/** What the commands of the trace page act on. */
export interface TraceTarget {
  readonly view: TraceView;
  /** How many rows Page up and Page down move by. */
  readonly pageRows: () => number;
  /** The focus is in the details, which the arrow keys scroll. */
  readonly isReadingDetails: () => boolean;
  readonly focusFind: () => void;
  readonly refresh: () => void;
  /**
   * Shows more time (factor > 1) or less, around the pointer
   * if it is over the timeline, else around the middle.
   */
  readonly zoom: (factor: number) => void;
  /** Moves the view by a share of its width. */
  readonly pan: (share: number) => void;
}

/** Zoom factor of one press. */
const ZOOM_STEP = 1.5;
/** Pan of one press, as a share of the view. */
const PAN_STEP = 0.2;
/** A key that is held repeats about thirty times a second: its steps are smaller by this factor. */
const HELD_SHARE = 0.2;

const ROWS = 'Rows';
const HIDING = 'Show less';
const FIND = 'Find';
const TIME = 'Time';

/** An action on the rows; its keys do nothing while the details have the focus. */
function inRows(act: (target: TraceTarget) => boolean): (target: TraceTarget) => boolean {
  return (target) => !target.isReadingDetails() && act(target);
}

/** An action that always has something to do. `step`: 1 for a press, less for a key that is held. */
function always(
  act: (target: TraceTarget, step: number) => void,
): (target: TraceTarget, isHeld: boolean) => boolean {
  return (target, isHeld) => {
    act(target, isHeld ? HELD_SHARE : 1);
    return true;
  };
}

const rowCommands = [
  {
    id: 'next-row',
    title: 'Next row',
    group: ROWS,
    keys: ['ArrowDown', 'j'],
    run: inRows(({ view }) => view.act.moveFocus(1)),
  },
  {
    id: 'previous-row',
    title: 'Previous row',
    group: ROWS,
    keys: ['ArrowUp', 'k'],
    run: inRows(({ view }) => view.act.moveFocus(-1)),
  },
  {
    id: 'page-down',
    title: 'One page down',
    group: ROWS,
    keys: ['PageDown'],
    run: inRows(({ view, pageRows }) => view.act.moveFocus(pageRows())),
  },
  {
    id: 'page-up',
    title: 'One page up',
    group: ROWS,
    keys: ['PageUp'],
    run: inRows(({ view, pageRows }) => view.act.moveFocus(-pageRows())),
  },
  {
    id: 'first-row',
    title: 'First row',
    group: ROWS,
    keys: ['Home'],
    run: inRows(({ view }) => view.act.focusFirst()),
  },
  {
    id: 'last-row',
    title: 'Last row',
    group: ROWS,
    keys: ['End'],
    run: inRows(({ view }) => view.act.focusLast()),
  },
  {
    id: 'expand-or-enter',
    title: 'Expand, or go to the first child',
    group: ROWS,
    keys: ['ArrowRight'],
    run: inRows(({ view }) => view.act.expandOrEnter()),
  },
  {
    id: 'collapse-or-leave',
    title: 'Collapse, or go to the parent',
    group: ROWS,
    keys: ['ArrowLeft'],
    run: inRows(({ view }) => view.act.collapseOrLeave()),
  },
  {
    id: 'open-details',
    title: 'Show the span’s details',
    group: ROWS,
    keys: ['Enter'],
    run: inRows(({ view }) => view.act.openFocused()),
  },
  {
    id: 'close',
    title: 'Close the details, then clear find, then return to the whole trace',
    group: ROWS,
    keys: ['Escape'],
    run: ({ view }) => {
      if (view.act.closeDetails()) return true;
      if (view.store.getState().findText === '') return view.act.leaveRoot();
      view.act.find('');
      return true;
    },
  },
  {
    id: 'collapse-all',
    title: 'Collapse all',
    group: ROWS,
    keys: ['['],
    run: always(({ view }) => view.act.collapseAll()),
  },
  {
    id: 'expand-all',
    title: 'Expand all',
    group: ROWS,
    keys: [']'],
    run: always(({ view }) => view.act.expandAll()),
  },
  {
    id: 'collapse-one-level',
    title: 'Collapse one level',
    group: ROWS,
    keys: ['o'],
    run: always(({ view }) => view.act.collapseOneLevel()),
  },
  {
    id: 'expand-one-level',
    title: 'Expand one level',
    group: ROWS,
    keys: ['p'],
    run: always(({ view }) => view.act.expandOneLevel()),
  },
] as const satisfies readonly Command<TraceTarget>[];

const hidingCommands = [
  {
    id: 'show-everything',
    title: 'Show everything that is hidden',
    group: HIDING,
    keys: ['x'],
    run: ({ view }) => view.act.showEverything(),
  },
  {
    id: 'group',
    title: 'Group repeated siblings, or ungroup them',
    group: HIDING,
    keys: ['g'],
    run: ({ view }) => view.act.toggleGrouped(),
  },
  {
    id: 'toggle-bars',
    title: 'Hide or show the bars',
    group: HIDING,
    keys: ['b'],
    run: always(({ view }) => view.act.setBarsHidden(!view.store.getState().areBarsHidden)),
  },
  {
    id: 'toggle-path',
    title: 'Show or hide the critical path: what decided how long the trace took',
    group: TIME,
    keys: ['v'],
    run: always(({ view }) => view.act.setPathShown(!view.store.getState().isPathShown)),
  },
  {
    id: 'collapse-alike',
    title: 'Collapse all siblings like this one',
    group: HIDING,
    keys: ['c'],
    run: ({ view }) => view.act.collapseAlike(true),
  },
  {
    id: 'expand-alike',
    title: 'Expand all siblings like this one',
    group: HIDING,
    keys: ['Shift+C'],
    run: ({ view }) => view.act.collapseAlike(false),
  },
  {
    id: 'focus-subtree',
    title: 'Show only this span and its descendants',
    group: HIDING,
    keys: ['Shift+Enter'],
    run: ({ view }) => view.act.setRootToFocused(),
  },
] as const satisfies readonly Command<TraceTarget>[];

const findCommands = [
  {
    id: 'focus-find',
    title: 'Find in this trace',
    group: FIND,
    keys: ['/'],
    run: always(({ focusFind }) => focusFind()),
  },
  {
    id: 'next-match',
    title: 'Next match',
    group: FIND,
    keys: ['n'],
    run: ({ view }) => view.act.goToMatch(1),
  },
  {
    id: 'previous-match',
    title: 'Previous match',
    group: FIND,
    keys: ['Shift+N'],
    run: ({ view }) => view.act.goToMatch(-1),
  },
  {
    id: 'next-error',
    title: 'Next error',
    group: FIND,
    keys: ['e'],
    run: ({ view }) => view.act.goToError(1),
  },
  {
    id: 'previous-error',
    title: 'Previous error',
    group: FIND,
    keys: ['Shift+E'],
    run: ({ view }) => view.act.goToError(-1),
  },
  {
    id: 'longest-self-time',
    title: 'Longest self time, then the next longest',
    group: FIND,
    keys: ['l'],
    run: ({ view }) => view.act.goToLongest(1),
  },
  {
    id: 'longer-self-time',
    title: 'Back to a longer self time',
    group: FIND,
    keys: ['Shift+L'],
    run: ({ view }) => view.act.goToLongest(-1),
  },
  {
    id: 'refresh-trace',
    title: 'Refresh the trace',
    group: FIND,
    keys: ['r'],
    run: always(({ refresh }) => refresh()),
  },
] as const satisfies readonly Command<TraceTarget>[];

const timeCommands = [
  {
    id: 'zoom-in',
    title: 'Zoom in',
    group: TIME,
    keys: ['+', '=', 'w'],
    run: always(({ zoom }, step) => zoom(ZOOM_STEP ** -step)),
  },
  {
    id: 'zoom-out',
    title: 'Zoom out',
    group: TIME,
    keys: ['-', 's'],
    run: always(({ zoom }, step) => zoom(ZOOM_STEP ** step)),
  },
  {
    id: 'pan-left',
    title: 'Pan left',
    group: TIME,
    keys: ['a', 'Shift+ArrowLeft'],
    run: always(({ pan }, step) => pan(-PAN_STEP * step)),
  },
  {
    id: 'pan-right',
    title: 'Pan right',
    group: TIME,
    keys: ['d', 'Shift+ArrowRight'],
    run: always(({ pan }, step) => pan(PAN_STEP * step)),
  },
  {
    id: 'fit-span',
    title: 'Zoom to the span',
    group: TIME,
    keys: ['f'],
    run: ({ view }) => view.act.fitFocused(),
  },
  {
    id: 'reset-zoom',
    title: 'Show the whole trace',
    group: TIME,
    keys: ['0'],
    run: ({ view }) => view.act.resetZoom(),
  },
  {
    id: 'toggle-squeeze',
    title: 'Squeeze idle time, or show it at full length',
    group: TIME,
    keys: ['i'],
    run: ({ view }) => view.act.toggleSqueeze(),
  },
] as const satisfies readonly Command<TraceTarget>[];

export const traceCommands = [
  ...rowCommands,
  ...hidingCommands,
  ...findCommands,
  ...timeCommands,
] as const satisfies readonly Command<TraceTarget>[];

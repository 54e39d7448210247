/** Commands that work on every page. */
import type { Command } from './command.ts';

/** What these commands act on. */
export interface AppTarget {
  readonly toggleHelp: () => void;
  readonly focusOmnibox: () => void;
  readonly cycleTheme: () => void;
}

export const appCommands = [
  {
    id: 'show-help',
    title: 'Show or hide the keyboard shortcuts',
    group: 'Everywhere',
    keys: ['?'],
    run: (app) => {
      app.toggleHelp();
      return true;
    },
  },
  {
    id: 'focus-omnibox',
    title: 'Go to a trace by its ID',
    group: 'Everywhere',
    keys: ['/', 'Mod+k'],
    run: (app) => {
      app.focusOmnibox();
      return true;
    },
  },
  {
    id: 'cycle-theme',
    title: 'Change the theme (system, dark, light)',
    group: 'Everywhere',
    keys: ['Shift+T'],
    run: (app) => {
      app.cycleTheme();
      return true;
    },
  },
] as const satisfies readonly Command<AppTarget>[];

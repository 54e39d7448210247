/** The one table of commands. Keys, the help dialog and the tooltips of buttons come from it. */
import { type AppTarget, appCommands } from './appCommands.ts';
import type { Command } from './command.ts';
import { type KeyPress, keyPressForms } from './keyPress.ts';
import { type SearchTarget, searchCommands } from './searchCommands.ts';
import { type TraceTarget, traceCommands } from './traceCommands.ts';

/** Where a command works: on every page, or on one. */
export type CommandContext = 'app' | 'search' | 'trace';

/** What commands act on; a page's target exists while the page is shown. */
export interface CommandTargets {
  readonly app: AppTarget;
  readonly search: SearchTarget | undefined;
  readonly trace: TraceTarget | undefined;
}

/** The id of any command: a typo in a button's is a type error. */
export type CommandId = (typeof traceCommands | typeof searchCommands | typeof appCommands)[number]['id'];

/** A command bound to its context. */
export interface BoundCommand {
  readonly id: CommandId;
  readonly title: string;
  readonly group: string;
  readonly keys: readonly string[];
  readonly context: CommandContext;
  readonly worksInFields: boolean;
  readonly run: (targets: CommandTargets, isHeld: boolean) => boolean;
}

function bind<Target>(
  context: CommandContext,
  commands: readonly (Command<Target> & { readonly id: CommandId })[],
  pick: (targets: CommandTargets) => Target | undefined,
): BoundCommand[] {
  return commands.map((command) => ({
    id: command.id,
    title: command.title,
    group: command.group,
    keys: command.keys,
    context,
    worksInFields: command.worksInFields ?? false,
    run: (targets, isHeld) => {
      const target = pick(targets);
      return target !== undefined && command.run(target, isHeld) !== false;
    },
  }));
}

export const commands: readonly BoundCommand[] = [
  ...bind('trace', traceCommands, (targets) => targets.trace),
  ...bind('search', searchCommands, (targets) => targets.search),
  ...bind('app', appCommands, (targets) => targets.app),
];

/** Whether any command has this key. */
const isTaken: ReadonlySet<string> = new Set(commands.flatMap(({ keys }) => [...keys]));

/**
 * Runs the first command that has the key and something to do; returns whether there was one.
 * Page commands come before those of the app. `isInField`: the focus is in a text field or the like;
 * `isOnControl`: it is on a button or link, which Enter and Space press.
 */
export function runCommand(
  press: KeyPress,
  targets: CommandTargets,
  isInField: boolean,
  isOnControl: boolean,
): boolean {
  if (isOnControl && (press.key === 'Enter' || press.key === ' ')) return false;
  const form = keyPressForms(press).find((candidate) => isTaken.has(candidate));
  if (form === undefined) return false;
  for (const command of commands) {
    if (!command.keys.includes(form)) continue;
    if (isInField && !command.worksInFields) continue;
    if (command.run(targets, press.repeat === true)) return true;
  }
  return false;
}

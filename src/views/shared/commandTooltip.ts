/** The words and the key that a button takes from the command that does the same. */
import { type CommandId, commands } from '../../store/commands/commands.ts';
import { keyParts } from './keyParts.ts';

/**
 * A button's tooltip: `Show the whole trace (0)`, the command's title and its first key. `words` replace the title
 * if the button says more, or does only a part of what the command does.
 */
export function commandTooltip(id: CommandId, words?: string): string {
  const { label, shortcut } = commandLabel(id, words);
  return `${label} (${shortcut})`;
}

/** The same as the props of an icon button; `words` as above. */
export function commandLabel(id: CommandId, words?: string): { label: string; shortcut: string } {
  const command = commands.find((one) => one.id === id);
  const [key = ''] = command?.keys ?? [];
  return { label: words ?? command?.title ?? '', shortcut: keyParts(key).join(' ') };
}

import { beforeEach, describe, expect, it, vi } from 'vitest';
import { commands } from '../../store/commands/commands.ts';
import { readFiles } from '../../testing/sourceFiles.ts';
import { commandLabel, commandTooltip } from './commandTooltip.ts';

beforeEach(() => void vi.stubGlobal('navigator', { platform: 'Linux x86_64' }));

describe('the words of a button', () => {
  it('are its command’s title and first key', () => {
    expect(commandTooltip('reset-zoom')).toBe('Show the whole trace (0)');
    expect(commandLabel('previous-match')).toEqual({ label: 'Previous match', shortcut: 'Shift N' });
    expect(commandTooltip('submit-search')).toBe('Find traces (Ctrl Enter)');
  });

  it('may be the button’s own, with the command’s key', () => {
    expect(commandTooltip('close', 'Show the whole trace')).toBe('Show the whole trace (Esc)');
  });

  it('have a key for every command', () => {
    expect(commands.filter(({ id }) => commandTooltip(id).endsWith('()'))).toEqual([]);
  });

  it('are nowhere written by hand', () => {
    // The help's dialog closes by the browser's own key, which is no command.
    const written = readFiles('src/views')
      .filter(({ path }) => path.endsWith('.tsx') && !path.endsWith('/HelpDialog.tsx'))
      .flatMap(({ path, text }) =>
        Array.from(
          text.matchAll(/shortcut=["'].*|title=.*\((?:\S|Esc|Enter|(?:Shift|Ctrl) \S+)\)["'`].*/g),
        ).map(([line]) => `${path}: ${line}`),
      );
    expect(written).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { commands, runCommand } from './commands.ts';
import { formatKeyPress } from './keyPress.ts';

const press = { key: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

describe('the table of commands', () => {
  it('has no two commands on one key in one context', () => {
    const owners = new Map<string, string>();
    const conflicts: string[] = [];
    for (const { context, keys, id } of commands) {
      for (const key of keys) {
        const place = `${context} ${key}`;
        const owner = owners.get(place);
        if (owner !== undefined) conflicts.push(`${place}: ${owner} and ${id}`);
        owners.set(place, id);
      }
    }
    expect(conflicts).toEqual([]);
  });

  it('has ids that are unique, and words for the help', () => {
    expect(new Set(commands.map((command) => command.id)).size).toBe(commands.length);
    for (const { id, title, group } of commands) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect([title, group].every((text) => text.trim() !== '')).toBe(true);
    }
  });

  it('writes keys in the form of key presses', () => {
    for (const key of commands.flatMap((command) => command.keys)) {
      const parts = key === '+' ? ['+'] : key.split('+');
      const name = parts.at(-1) ?? '';
      const written = formatKeyPress({
        key: name,
        ctrlKey: parts.includes('Mod'),
        metaKey: false,
        altKey: parts.includes('Alt'),
        shiftKey: parts.includes('Shift'),
      });
      expect(written).toBe(key);
    }
  });
});

describe('a key press', () => {
  it.each([
    [{ ...press, key: 'n' }, 'n'],
    [{ ...press, key: 'N', shiftKey: true }, 'Shift+N'],
    [{ ...press, key: '?', shiftKey: true }, '?'],
    [{ ...press, key: 'k', metaKey: true }, 'Mod+k'],
    [{ ...press, key: 'ArrowLeft', shiftKey: true }, 'Shift+ArrowLeft'],
  ])('%j is %s', (event, form) => {
    expect(formatKeyPress(event)).toBe(form);
  });

  it('goes to the page first, then to the app, and stays in text fields', () => {
    const done: string[] = [];
    const targets = {
      app: {
        toggleHelp: () => void done.push('help'),
        focusOmnibox: () => void done.push('omnibox'),
        cycleTheme: () => undefined,
      },
      search: undefined,
      trace: undefined,
    };
    expect(runCommand({ ...press, key: '?' }, targets, false, false)).toBe(true);
    expect(runCommand({ ...press, key: '?' }, targets, true, false)).toBe(false);
    expect(runCommand({ ...press, key: 'ArrowDown' }, targets, false, false)).toBe(false);
    expect(done).toEqual(['help']);
  });
});

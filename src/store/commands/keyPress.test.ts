import { describe, expect, it } from 'vitest';
import { commands } from './commands.ts';
import { type KeyPress, keyPressForms } from './keyPress.ts';

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const altGraph = { altKey: true, getModifierState: () => true };

/** The first form that a command has. */
function keyOf(press: Partial<KeyPress> & { readonly key: string }): string | undefined {
  const taken = new Set(commands.flatMap(({ keys }) => [...keys]));
  return keyPressForms({ ...none, ...press }).find((form) => taken.has(form));
}

describe('a key press on another keyboard', () => {
  it.each<[string, Partial<KeyPress> & { readonly key: string }, string | undefined]>([
    ['Cyrillic', { key: 'ц', code: 'KeyW' }, 'w'],
    ['Cyrillic', { key: 'ш', code: 'KeyI' }, 'i'],
    ['Cyrillic, a capital', { key: 'Т', code: 'KeyN', shiftKey: true }, 'Shift+N'],
    ['Cyrillic, a letter where the bracket is', { key: 'х', code: 'BracketLeft' }, '['],
    ['Greek', { key: 'ε', code: 'KeyE' }, 'e'],
    ['French, W by its place', { key: 'z', code: 'KeyW' }, 'w'],
    ['French, W by its letter', { key: 'w', code: 'KeyZ' }, 'w'],
    ['French, 0', { key: 'à', code: 'Digit0' }, '0'],
    ['Dvorak, W by its place', { key: ',', code: 'KeyW' }, 'w'],
    ['Dvorak, a letter that has a command', { key: 'e', code: 'KeyD' }, 'e'],
    ['German Mac, Option', { key: '[', code: 'Digit5', altKey: true }, '['],
    ['AltGr, told as Ctrl and Alt', { key: '[', code: 'Digit8', ctrlKey: true, ...altGraph }, '['],
    ['AltGr', { key: ']', code: 'Digit9', ctrlKey: true, altKey: true }, ']'],
    ['Caps Lock', { key: 'W', code: 'KeyW' }, 'w'],
    ['Caps Lock and Shift', { key: 'n', code: 'KeyN', shiftKey: true }, 'Shift+N'],
    ['a shortcut of the browser', { key: 'w', code: 'KeyW', ctrlKey: true }, undefined],
    ['Alt with a letter', { key: 'd', code: 'KeyD', altKey: true }, undefined],
    ['a sign nobody asks for', { key: '5', code: 'Digit5' }, undefined],
    ['a shifted sign', { key: ')', code: 'Digit0', shiftKey: true }, undefined],
    ['a shifted sign', { key: '_', code: 'Minus', shiftKey: true }, undefined],
    ['a shifted sign', { key: '{', code: 'BracketLeft', shiftKey: true }, undefined],
    ['Cyrillic, a shifted sign', { key: ',', code: 'Slash', shiftKey: true }, undefined],
    ['German, a letter where the bracket is', { key: 'ü', code: 'BracketLeft' }, '['],
    ['Colemak, a shortcut of the browser', { key: 'e', code: 'KeyK', ctrlKey: true }, undefined],
    ['Cyrillic, a shortcut', { key: 'л', code: 'KeyK', ctrlKey: true }, 'Mod+k'],
    ['Dvorak, a letter without a command', { key: 'q', code: 'KeyX' }, undefined],
    ['Alt with a digit', { key: '0', code: 'Digit0', altKey: true }, '0'],
    ['Mac, Option with 0', { key: 'º', code: 'Digit0', altKey: true }, undefined],
    ['Mac, Option with -', { key: '–', code: 'Minus', altKey: true }, undefined],
  ])('%s', (_, press, expected) => {
    expect(keyOf(press)).toBe(expected);
  });
});

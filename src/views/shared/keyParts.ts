/** Names of keys, as text. */

const keyNames: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  PageUp: 'Page up',
  PageDown: 'Page down',
  Escape: 'Esc',
  ' ': 'Space',
};

/** A key of the table of commands as it is written on the keyboard: `Mod+k` is Ctrl and K, or ⌘ and K on a Mac. */
export function keyParts(key: string): string[] {
  const isMac = navigator.platform.startsWith('Mac');
  const parts = key === '+' ? ['+'] : key.split('+');
  return parts.map((part) => {
    if (part === 'Mod') return isMac ? '⌘' : 'Ctrl';
    return keyNames[part] ?? (part.length === 1 && parts.length > 1 ? part.toUpperCase() : part);
  });
}

/** Which keys of the table a key press can mean, on any keyboard layout. */

/** The parts of a key press that commands depend on. */
export interface KeyPress {
  readonly key: string;
  /** The place of the key: `KeyW`. */
  readonly code?: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  /** The key is held down. */
  readonly repeat?: boolean;
  readonly getModifierState?: (name: 'AltGraph') => boolean;
}

/** What an American keyboard has at a place, besides letters. */
const SIGNS: Readonly<Record<string, string>> = {
  Digit0: '0',
  Minus: '-',
  Equal: '=',
  BracketLeft: '[',
  BracketRight: ']',
  Slash: '/',
};

/**
 * Returns the forms (as in `Command.keys`) that a key press may have, the likelier first: by the sign that
 * was typed, then by the place of the key, if another script has another letter there. `w`, `a`, `s`, `d`
 * and `0` stand for their places on every layout that has no other command there.
 */
export function keyPressForms(press: KeyPress): readonly string[] {
  const bySign = formatKeyPress(press);
  const place = isByPlace(press) ? signAtPlace(press) : undefined;
  if (place === undefined) return [bySign];
  return [bySign, formatKeyPress({ ...press, key: press.shiftKey ? place.toUpperCase() : place })];
}

/** The cluster of keys that is used like the arrows, and the key that undoes it. */
const CLUSTER: ReadonlySet<string> = new Set(['KeyW', 'KeyA', 'KeyS', 'KeyD', 'Digit0']);

const LAST_ASCII = 0x7e;

/** A Latin letter, or a sign of this layout, means itself; so does what AltGr, Option or Shift typed. */
function isByPlace({ key, code, altKey, ctrlKey, metaKey, shiftKey }: KeyPress): boolean {
  if (key.length > 1 || altKey) return false;
  if (/^\p{L}$/u.test(key) && !/^\p{Script=Latin}$/u.test(key)) return true;
  const isPlain = !ctrlKey && !metaKey && !shiftKey;
  return isPlain && ((code !== undefined && CLUSTER.has(code)) || key.charCodeAt(0) > LAST_ASCII);
}

/** The key press in the form of `Command.keys`, by the sign that was typed. */
export function formatKeyPress(press: KeyPress): string {
  const isLetter = /^\p{L}$/u.test(press.key);
  // Caps Lock turns the case of letters around.
  const key = isLetter ? (press.shiftKey ? press.key.toUpperCase() : press.key.toLowerCase()) : press.key;
  const isNamed = press.key.length > 1;
  // AltGr, and Option on a Mac, are part of how a sign is typed: `[` is Alt+5 on a German Mac.
  const isTyped = !isLetter && !isNamed && press.key.trim() !== '' && press.altKey;
  const isAltGraph = hasAltGraph(press) || isTyped;
  const modifiers = [
    (press.ctrlKey && !isAltGraph) || press.metaKey ? 'Mod+' : '',
    press.altKey && !isAltGraph ? 'Alt+' : '',
    press.shiftKey && (isLetter || isNamed) ? 'Shift+' : '',
  ];
  return modifiers.join('') + key;
}

function hasAltGraph(press: KeyPress): boolean {
  return press.getModifierState?.('AltGraph') === true;
}

function signAtPlace({ code }: KeyPress): string | undefined {
  if (code === undefined) return undefined;
  return /^Key[A-Z]$/.test(code) ? code.slice(3).toLowerCase() : SIGNS[code];
}

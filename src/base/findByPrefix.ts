/** Finds a name by its first letters, as lists do when the user types in them. */

/**
 * Returns the position of the next name that starts with the text, ignoring case, or −1 if there is none. One
 * letter, or one letter repeated, moves on from the current position; a longer text may stay there. Wraps
 * around at the end.
 */
export function findByPrefix(names: readonly string[], text: string, present: number): number {
  const lower = text.toLowerCase();
  const isRepeated = [...lower].every((character) => character === lower[0]);
  const wanted = isRepeated ? lower.slice(0, 1) : lower;
  const first = isRepeated ? present + 1 : Math.max(0, present);
  for (let step = 0; step < names.length; step++) {
    const position = (first + step) % names.length;
    if (names[position].toLowerCase().startsWith(wanted)) return position;
  }
  return -1;
}

/** Shortens a long path by leaving out its middle. */

/** At most `most` parts, with undefined in place of those left out of the middle. */
export function shortenPath<Part>(path: readonly Part[], most: number): (Part | undefined)[] {
  if (path.length <= most) return [...path];
  const head = Math.ceil((most - 1) / 2);
  return [...path.slice(0, head), undefined, ...path.slice(path.length - (most - 1 - head))];
}

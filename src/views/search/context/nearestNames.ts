/** The known names that somebody who typed another one may have meant. */
import { distance } from 'fastest-levenshtein';

/** Longer names are compared by their beginnings. */
const COMPARED_CHARACTERS = 60;
/** A name is not near if more than this share of its characters would have to change. */
const MOST_CHANGED = 0.5;

/**
 * Returns at most `most` of `names`, the nearest first: those that contain the text or are contained in it,
 * then by edit distance, ignoring case. Linear in the names.
 */
export function nearestNames(text: string, names: readonly string[], most = 3): readonly string[] {
  const wanted = fold(text);
  if (wanted === '') return [];
  const near: { readonly name: string; readonly cost: number }[] = [];
  for (const name of names) {
    const folded = fold(name);
    if (folded === '') continue;
    const isPart = folded.includes(wanted) || wanted.includes(folded);
    const longer = Math.max(folded.length, wanted.length);
    const changed = distance(folded, wanted) / longer;
    if (isPart || changed <= MOST_CHANGED) near.push({ name, cost: isPart ? changed / 10 : changed });
  }
  near.sort((one, other) => one.cost - other.cost || (one.name < other.name ? -1 : 1));
  return near.slice(0, most).map(({ name }) => name);
}

function fold(text: string): string {
  return text.trim().toLowerCase().slice(0, COMPARED_CHARACTERS);
}

/** Sets of Unicode code points as ascending, disjoint, non-touching ranges. */

export type CodeRange = readonly [first: number, last: number];
export type CodeRanges = readonly CodeRange[];

const LAST_CODE = 0x10ffff;
/** Beyond it hardly a letter has two cases; the loop over a wide set ends there. */
const LAST_CASED = 0x24ff;

export function normalizeRanges(ranges: CodeRanges): CodeRanges {
  const merged: [number, number][] = [];
  for (const [first, last] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const previous = merged.at(-1);
    if (previous !== undefined && first <= previous[1] + 1) previous[1] = Math.max(previous[1], last);
    else merged.push([first, last]);
  }
  return merged;
}

/** Everything that is not in the set. */
export function invertRanges(ranges: CodeRanges): CodeRanges {
  const rest: CodeRange[] = [];
  let next = 0;
  for (const [first, last] of normalizeRanges(ranges)) {
    if (first > next) rest.push([next, first - 1]);
    next = last + 1;
  }
  if (next <= LAST_CODE) rest.push([next, LAST_CODE]);
  return rest;
}

/** The set with the capital and the small letter of each of its letters. */
export function ignoreCase(ranges: CodeRanges): CodeRanges {
  const all: CodeRange[] = [...ranges];
  for (const [first, last] of ranges) {
    const end = first > LAST_CASED ? last : Math.min(last, LAST_CASED);
    for (let code = first; code <= end; code++) {
      const letter = String.fromCodePoint(code);
      for (const other of [letter.toLowerCase(), letter.toUpperCase()]) {
        const otherCode = other.codePointAt(0);
        // Letters such as ß become two letters, which is another matter.
        if (otherCode === undefined || other.length !== String.fromCodePoint(otherCode).length) continue;
        if (otherCode !== code) all.push([otherCode, otherCode]);
      }
    }
  }
  return normalizeRanges(all);
}

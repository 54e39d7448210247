/** Sets of Unicode code points as ascending, disjoint, non-touching ranges. */

export type CodeRange = readonly [first: number, last: number];
export type CodeRanges = readonly CodeRange[];

const LAST_CODE = 0x10ffff;
/** Almost no letter above this has two cases. */
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

/** Returns all code points that are not in the set. */
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

/** Returns the set with both cases of each of its letters. */
export function ignoreCase(ranges: CodeRanges): CodeRanges {
  const all: CodeRange[] = [...ranges];
  for (const [code, other] of casePairs()) {
    if (ranges.some(([first, last]) => code >= first && code <= last)) all.push([other, other]);
  }
  return normalizeRanges(all);
}

let knownPairs: readonly CodeRange[] | undefined;

/**
 * Each letter with its other case, in both directions. Cached, because computing it takes a millisecond or
 * two.
 */
function casePairs(): readonly CodeRange[] {
  knownPairs ??= Array.from({ length: LAST_CASED + 1 }, (_, code) => code).flatMap((code) => {
    const letter = String.fromCodePoint(code);
    return [letter.toLowerCase(), letter.toUpperCase()].flatMap((other): CodeRange[] => {
      const otherCode = other.codePointAt(0);
      // Letters such as ß become two letters and are left out.
      return other.length !== 1 || otherCode === undefined || otherCode === code ? [] : [[code, otherCode]];
    });
  });
  return knownPairs;
}

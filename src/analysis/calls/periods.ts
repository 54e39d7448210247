/** Finds patterns that repeat in a sequence: A B A B A B. */

export interface PeriodicRun {
  /** The run is [from, to), whole patterns only. */
  readonly from: number;
  readonly to: number;
  /** The length of the pattern. */
  readonly period: number;
}

/** Longer patterns are no loop that anyone would recognize. */
const LONGEST_PERIOD = 8;
const LEAST_REPEATS = 3;

/**
 * Returns the runs of at least three repeats of a pattern of 2 to 8 calls, not all the same, with its
 * smallest period, from left to right; they do not overlap. Linear in the sequence.
 */
export function findPeriodicRuns(keys: ArrayLike<number>): PeriodicRun[] {
  const runs: PeriodicRun[] = [];
  let from = 0;
  while (from < keys.length) {
    const run = runAt(keys, from);
    if (run !== undefined) runs.push(run);
    from = run?.to ?? from + 1;
  }
  return runs;
}

/** Looks at few keys unless there is a run, which is then passed as a whole. */
function runAt(keys: ArrayLike<number>, from: number): PeriodicRun | undefined {
  for (let period = 2; period <= LONGEST_PERIOD; period++) {
    if (isOneKey(keys, from, from + period)) continue;
    let end = from + period;
    const enough = Math.min(keys.length, from + LEAST_REPEATS * period);
    while (end < enough && keys[end] === keys[end - period]) end++;
    if (end - from < LEAST_REPEATS * period) continue;
    while (end < keys.length && keys[end] === keys[end - period]) end++;
    return { from, to: end - ((end - from) % period), period };
  }
  return undefined;
}

function isOneKey(keys: ArrayLike<number>, from: number, to: number): boolean {
  for (let place = from + 1; place < to; place++) if (keys[place] !== keys[from]) return false;
  return true;
}
